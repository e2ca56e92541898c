import LeakAST
import LeakDomain
import LeakModel

/// Suspends until a dispatch group is empty, where an async function blocks its thread for that.
struct GroupWaitRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `await withCheckedContinuation { group.notify(…) { $0.resume() } }`
  var candidate: Candidate? {
    guard verdict.primitive == "DispatchGroup", let (statement, _) = layout.statement(at: verdict.wait.location.range),
      case .expr(let value) = statement.kind, case .call(let call) = value.kind, call.arguments.isEmpty,
      case .member(let group?, "wait", _) = call.callee.kind, layout.canAwait(at: statement.range),
      layout.isFirstInLine(Int(statement.range.start))
    else { return nil }
    let lines = [
      "await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in",
      layout.unit + "\(layout.text(group.range)).notify(queue: .global()) { continuation.resume() }",
      "}",
    ]
    let newline = layout.newline + layout.indentation(at: Int(statement.range.start))
    return Candidate(
      "Suspend until the group is empty", isSafe: false,
      [TextEdit(range: statement.range, text: lines.joined(separator: newline))])
  }
}
