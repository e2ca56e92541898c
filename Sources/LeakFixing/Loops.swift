import LeakAST

extension Stmt {
  var isLoop: Bool {
    switch kind {
    case .forIn, .while, .repeatWhile: true
    default: false
    }
  }
}
