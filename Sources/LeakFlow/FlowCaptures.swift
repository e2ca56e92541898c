import LeakAST
import LeakModel

/// What a capture list takes as it is when the closure is made, where the function goes on to give the member something else:
///
///     queue.async { [waiter] in waiter?.resume() }
///     waiter = nil
extension BodyBuilder {
  /// A constant with what a member has; `nil` for a capture that the closure may as well read when it runs.
  func copy(_ capture: Capture, range: SourceRange) -> Value? {
    guard capture.strength != .weak, capture.name != "self", capture.value.map(Self.isPlace) ?? true,
      let name = capture.value.map(\.lastName) ?? capture.name, name.beginsInLowercase,
      flow.changedNames.contains(name)
    else { return nil }
    let source = capture.value.map(evaluate) ?? nameValue(capture.name, range: range)
    guard source.memberName != nil, !flow.isStable(source) else { return nil }
    let constant = flow.newVariable(capture.name, isLet: true, definition: source, owner: id, range: range)
    emit(.bind(constant, source), range)
    return .variable(constant)
  }

  /// Whether an expression names something and does nothing.
  private static func isPlace(_ expression: Expr) -> Bool {
    switch expression.kind {
    case .name: true
    case .member(let base?, _, _): isPlace(base)
    default: false
    }
  }
}

extension Function {
  /// The last names of what it assigns, and of what it empties, in closures as well.
  var changedNames: Set<String> {
    var names: Set<String> = []
    Node.function(self).walk { node in
      guard case .expression(let expression) = node else { return true }
      switch expression.kind {
      case .assign(_, let target, _): if let name = target.lastName { names.insert(name) }
      case .call(let call):
        if case .member(let base?, let method, _) = call.callee.kind, method == "removeAll" || method == "take",
          let name = base.lastName
        {
          names.insert(name)
        }
      default: break
      }
      return true
    }
    return names
  }
}

extension Expr {
  fileprivate var lastName: String? {
    switch kind {
    case .name(let name), .member(_, let name, _): name
    default: nil
    }
  }
}
