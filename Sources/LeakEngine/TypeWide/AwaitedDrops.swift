import LeakDomain
import LeakFlow

/// Completion handlers that are dropped where the task is cancelled that waits for them:
///
///     await withTaskCancellationHandler { await withCheckedContinuation { k in load(id) { k.resume() } } } onCancel: { cancel(id) }
///
/// That whoever cancels wants no answer is no excuse then: the task goes on only when it gets one.
struct AwaitedDrops {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether the function that drops something is called where a task is cancelled that waits for it.
  func isAwaited(_ loss: SlotLoss) -> Bool {
    guard view.primitive.kind == .handler, let root = view.function(at: loss.site) else { return false }
    let dropping = view.callers.reaching([root])
    let sites = dropping.flatMap { view.callers.callers(of: $0).sites }
    return Set(sites.map(\.file)).sorted().contains { file in
      let waits = CancelledWaits(program: program, fileIndex: file)
      return waits.cancelledWaits().contains { wait in
        waits.calls(in: wait.handler).contains(where: dropping.contains) && stores(wait, waits)
      }
    }
  }

  /// Whether the closure that a wait gives its continuation to passes on, as a handler, what resumes it.
  private func stores(_ wait: CancelledWait, _ waits: CancelledWaits) -> Bool {
    let storing = view.callers.reaching(view.stores.map { program.root(of: $0.body) })
    let file = waits.file
    let inside = Set(waits.family(wait.closure))
    return file.calls.contains { site in
      guard inside.contains(site.body), let target = program.resolve(site, file: waits.fileIndex)?.target,
        storing.contains(target)
      else { return false }
      return site.arguments.contains { operand in
        program.closureBody(of: operand.value, file: waits.fileIndex).map {
          file[$0].freeVariables.contains(wait.continuation)
        } ?? false
      }
    }
  }
}

/// The waits of a file that something is told of when their task is cancelled.
private struct CancelledWaits: FileAnalysis {
  let program: Program
  let fileIndex: Int

  /// The functions that a closure calls.
  func calls(in closure: BodyID) -> [BodyRef] {
    let inside = Set(family(closure))
    return file.calls.filter { inside.contains($0.body) }.compactMap { program.resolve($0, file: fileIndex)?.target }
  }
}
