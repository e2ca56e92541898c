import LeakAST
import LeakDomain
import LeakModel

/// Gives a turn back on every way out: `defer { isBusy = false }` behind `isBusy = true`.
///
/// Omissions: turns that are taken under a lock, or for which others wait on a condition.
struct TurnRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  var candidate: Candidate? {
    guard case .leftSet(let flag, _) = verdict.cause, let begin = verdict.begin, let peer = verdict.peer,
      layout.call(named: peer.location.range).map({ !layout.text($0.callee.range).hasSuffix(".wait") }) ?? true,
      let (statement, block) = layout.statement(at: begin.location.range), case .expr(let value) = statement.kind,
      case .assign("=", let target, let set) = value.bare.kind
    else { return nil }
    let line = "defer { \(layout.text(target.range)) = \(layout.text(set.range) == "true" ? "false" : "true") }"
    return layout.insert([line], after: statement, in: block).map {
      Candidate("Give '\(flag)' back on every way out", isSafe: true, $0)
    }
  }
}
