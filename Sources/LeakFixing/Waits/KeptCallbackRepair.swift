import LeakAST
import LeakDomain
import LeakModel

/// Has a callback run elsewhere than on the queue for which it may wait.
struct KeptCallbackRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  var candidate: Candidate? {
    guard case .ownQueue = verdict.cause, verdict.isConditional,
      let (statement, _) = layout.statement(at: verdict.wait.location.range), statement.call != nil,
      case .name(let name)? = statement.call?.callee.kind
    else { return nil }
    let text = layout.text(statement.range)
    return Candidate(
      "Call '\(name)' on another queue", isSafe: false,
      [TextEdit(range: statement.range, text: "DispatchQueue.global().async { [\(name)] in \(text) }")])
  }
}
