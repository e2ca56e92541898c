import LeakAST
import LeakDomain
import LeakModel

/// The waiter whom a function answers on another way, by the key that it is given: `pending.removeValue(forKey: id)?.resume(…)`
struct AnsweredEntry {
  let layout: SourceLayout
  let verdict: StoredVerdict

  /// What tells that one and takes it out.
  ///
  /// - Parameter farewell: what is written behind the waiter.
  func line(in function: Function, _ farewell: String) -> String? {
    guard let body = function.body else { return nil }
    let given = Set(function.parameters.map(\.name))
    var found: String?
    Node.block(body).walk { node in
      // What a closure names may be another one.
      if case .function = node { return false }
      guard found == nil, case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(let slot?, "removeValue", _) = call.callee.kind, isSlot(slot), call.arguments.count == 1,
        case .name(let key) = call.arguments[0].value.kind, given.contains(key)
      else { return found == nil }
      found = layout.text(value.range)
      return false
    }
    return found.map { "\($0)?\(farewell)" }
  }

  private func isSlot(_ value: Expr) -> Bool {
    switch value.kind {
    case .name(verdict.slot), .member(_, verdict.slot, _): true
    default: false
    }
  }
}
