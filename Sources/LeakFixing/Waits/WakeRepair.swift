import LeakAST
import LeakDomain
import LeakModel

/// Wakes those who wait on a condition right behind the change for which they wait.
struct WakeRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// A wake-up that stands further down in the same block moves up; where there is none, all of them are woken.
  var candidate: Candidate? {
    guard let (change, block) = layout.statement(at: verdict.wait.location.range), let call = wake,
      let index = block.statements.firstIndex(of: change)
    else { return nil }
    if let later = block.statements[(index + 1)...].first(where: { isWake($0, call) }),
      let moved = MovedStatement(later, in: layout),
      let insertion = layout.insert(moved.lines(), after: change, in: block)
    {
      return Candidate("Signal right behind the change", isSafe: true, insertion + [moved.removal])
    }
    return layout.insert([call], after: change, in: block).map {
      Candidate("Add '\(call)' behind the change", isSafe: true, $0)
    }
  }

  /// `condition.broadcast()`, or `pthread_cond_broadcast(condition)`, as the wait is written.
  private var wake: String? {
    guard let call = verdict.peer.flatMap({ layout.call(named: $0.location.range) }) else { return nil }
    switch call.callee.kind {
    case .member(let condition?, "wait", _): return layout.text(condition.range) + ".broadcast()"
    case .name("pthread_cond_wait"):
      return call.arguments.first.map { "pthread_cond_broadcast(\(layout.text($0.value.range)))" }
    default: return nil
    }
  }

  private func isWake(_ statement: Stmt, _ call: String) -> Bool {
    guard statement.call != nil else { return false }
    let text = layout.text(statement.range)
    return text == call || text == call.replacing("broadcast", by: "signal")
  }
}

extension String {
  fileprivate func replacing(_ word: String, by other: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }
}
