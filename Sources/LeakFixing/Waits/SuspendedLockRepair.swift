import LeakAST
import LeakDomain
import LeakModel

/// Gives a lock back for the time of a suspension.
struct SuspendedLockRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  var candidate: Candidate? {
    guard case .heldSuspended(let lock) = verdict.cause,
      let (statement, block) = layout.statement(at: verdict.wait.location.range),
      let begin = verdict.begin.flatMap({ layout.call(named: $0.location.range) }), isStep(statement),
      case .member(let base?, let taking, _) = begin.callee.kind, layout.text(base.range) == lock,
      let giving = ["lock": "unlock", "wait": "signal"][taking],
      let before = layout.insert(["\(lock).\(giving)()"], before: statement, in: block),
      let after = layout.insert(["\(lock).\(taking)()"], after: statement, in: block)
    else { return nil }
    return Candidate("Give '\(lock)' back for as long as this waits", isSafe: false, before + after)
  }

  /// A statement behind which the function goes on.
  private func isStep(_ statement: Stmt) -> Bool {
    switch statement.kind {
    case .expr, .variable: true
    default: false
    }
  }
}
