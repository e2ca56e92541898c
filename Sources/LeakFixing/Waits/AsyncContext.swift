import LeakAST
import LeakModel

extension SourceLayout {
  /// Whether the body at a place can await: that of an async function, or of a task.
  func canAwait(at place: SourceRange) -> Bool {
    let path = file.path(to: place)
    guard let index = path.lastIndex(where: { if case .function = $0 { true } else { false } }),
      case .function(let function) = path[index]
    else { return false }
    if function.isAsync { return true }
    guard function.kind == .closure else { return false }
    let call = path[..<index].reversed().lazy.compactMap { node -> Call? in
      if case .expression(let value) = node, case .call(let call) = value.kind { call } else { nil }
    }.first
    switch call?.callee.kind {
    case .name("Task"): return true
    case .member(let base?, "detached", _): return base.isName("Task")
    default: return false
    }
  }
}
