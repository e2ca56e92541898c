import LeakAST
import LeakModel

/// `waiter.take()` of an optional: what is there comes out, and nil goes in.
extension BodyBuilder {
  /// What such a call gives; `nil` for any other call.
  func takenOptional(by call: Call, range: SourceRange) -> Value? {
    guard call.arguments.isEmpty, case .member(let base?, "take", _) = call.callee.kind, isOptional(base) else {
      return nil
    }
    let place = evaluateLink(base)
    let taken = flow.newVariable("", isLet: true, definition: place, owner: id, range: range)
    emit(.bind(taken, place), range)
    clear(place, range: range)
    return .variable(taken)
  }

  /// Whether an expression is a variable of the body that is declared optional, or names a member that is.
  private func isOptional(_ base: Expr) -> Bool {
    switch base.kind {
    case .name(let name):
      guard case .variable(let id)? = lookup(name) else { return flow.optionalMembers.contains(name) }
      if case .optional? = flow.file[id].type { return !flow.file[id].isLet }
      return false
    case .member(_?, let name, _): return flow.optionalMembers.contains(name)
    default: return false
    }
  }
}
