import LeakDomain
import LeakFlow

/// Tasks that produce what a stream gives, and whom somebody else than its consumer cancels.
///
/// Where nobody is seen to cancel a task, `onTermination` does, or its owner's end: its consumer has gone. What another method
/// cancels by the handle that was kept, and nothing else with it, leaves a consumer who has not heard of it.
extension ObligationAnalysis {
  /// Whether what a body does when it is cancelled matters to the obligation.
  func mayBeCancelled(_ body: Body) -> Bool { primitive.kind == .stream && isCancelledByOthers(body) }

  private func isCancelledByOthers(_ producer: Body) -> Bool {
    guard let parent = producer.parent, let start = file[parent].call(given: producer.id, in: file),
      let keeper = keeper(of: start, in: file[parent])
    else { return false }
    let own = root(of: producer.id)
    let calls = program.calls(named: "cancel", file: fileIndex).filter { root(of: file[$0].body) != own }
    let others = Dictionary(grouping: calls, by: { root(of: file[$0].body) })
    return others.contains { function, calls in
      let cancelled = Set(calls.map { file[$0].receiver.flatMap(file.sharedName) })
      return cancelled == [keeper] && program.body(function).kind != .function(.deinitializer)
    }
  }

  /// The member or global variable in which the handle of a task is kept.
  private func keeper(of start: CallID, in body: Body) -> String? {
    for instruction in body.blocks.lazy.flatMap(\.instructions) {
      if case .assign(let target, .call(start)) = instruction.kind { return file.sharedName(target) }
    }
    return nil
  }

  private func root(of body: BodyID) -> BodyRef { program.root(of: BodyRef(file: fileIndex, body: body)) }
}
