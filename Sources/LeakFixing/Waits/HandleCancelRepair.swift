import LeakAST
import LeakDomain
import LeakModel

/// Cancels a task together with the one that waits for its value.
struct HandleCancelRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `withTaskCancellationHandler { await task.value } onCancel: { task.cancel() }`
  var candidate: Candidate? {
    guard verdict.primitive == "Task", verdict.steps.isEmpty, let wait, let task = handle(of: wait) else { return nil }
    let (start, text) = (Int(wait.range.start), layout.text(wait.range))
    let keyword = text.hasPrefix("try ") ? "try await" : "await"
    let call = "\(keyword) withTaskCancellationHandler {"
    let newline = layout.newline + layout.indentation(at: start)
    let new =
      layout.isFirstInLine(start)
      ? call + newline + layout.unit + text + newline + "} onCancel: {" + newline + layout.unit + "\(task).cancel()"
        + newline + "}"
      : "\(call) \(text) } onCancel: { \(task).cancel() }"
    return Candidate(
      "Cancel '\(task)' with the task that waits for it", isSafe: false, [TextEdit(range: wait.range, text: new)])
  }

  /// The whole of `try await task.value`.
  private var wait: Expr? {
    layout.file.path(to: verdict.wait.location.range).lazy.compactMap { node -> Expr? in
      guard case .expression(let value) = node else { return nil }
      switch value.kind {
      case .awaited(let inner) where handle(of: inner) != nil: return value
      case .tried(.plain, let inner):
        if case .awaited(let awaited) = inner.kind, handle(of: awaited) != nil { return value }
        return nil
      default: return nil
      }
    }.first
  }

  private func handle(of value: Expr) -> String? {
    guard case .member(let base?, "value", _) = value.bare.kind, case .name(let name) = base.kind else { return nil }
    return name
  }
}
