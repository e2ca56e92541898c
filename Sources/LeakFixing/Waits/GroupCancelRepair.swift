import LeakAST
import LeakDomain
import LeakModel

/// Cancels the children that are left when a task group goes on with its first result.
struct GroupCancelRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `defer { group.cancelAll() }` before the statement that takes the first result.
  var candidate: Candidate? {
    guard let closure, let name = closure.parameters.first?.name, let body = closure.body,
      let first = body.statements.first(where: { takesResult(of: name, $0) })
    else { return nil }
    let line = "defer { \(name).cancelAll() }"
    return layout.insert([line], before: first, in: body).map {
      Candidate("Add '\(line)', which ends the other children", isSafe: false, $0)
    }
  }

  /// The body of the group.
  private var closure: Function? {
    guard let call = verdict.peer.flatMap({ layout.call(named: $0.location.range) }),
      case .closure(let closure)? = call.arguments.last?.value.kind
    else { return nil }
    return closure
  }

  /// Whether a statement asks the group for a result, on its own path.
  private func takesResult(of group: String, _ statement: Stmt) -> Bool {
    var found = false
    Node.statement(statement).walk { node in
      switch node {
      case .function: return false
      case .statement(let inner):
        if case .forIn(let loop) = inner.kind, loop.isAwait, loop.sequence.isName(group) { found = true }
      case .expression(let value):
        if case .call(let call) = value.kind, case .member(let base?, "next", _) = call.callee.kind,
          base.isName(group)
        {
          found = true
        }
      default: break
      }
      return !found
    }
    return found
  }
}
