import LeakDomain
import LeakFlow

/// Tasks that nobody can end.
///
/// Omissions: a sequence that is not known to be endless is taken to finish; an object that lives as long as the program
/// by way of a property of another object is not known to.
struct EndlessTasks: ExecutorAnalysis {
  let executors: Executors
  private let cancellation: SwallowedCancellation
  private let owners: HeldOwners

  init(executors: Executors) {
    self.executors = executors
    let handles = TaskHandles(executors: executors)
    cancellation = SwallowedCancellation(handles: handles)
    owners = HeldOwners(handles: handles)
  }

  func judge() -> [TaskVerdict] {
    file.bodies.flatMap { body -> [TaskVerdict] in
      guard !body.skippable.isEmpty else { return [] }
      let loops = EndlessLoops(program, file: fileIndex, body: body)
      let endless = loops.loops()
      let swallowed = endless.compactMap { cancellation.judge($0, in: body) }
      if !swallowed.isEmpty { return swallowed }
      let others = loops.untilCancelled().filter { loop in !endless.contains { $0.head == loop.head } }
      return (endless + others).compactMap { owners.judge($0, in: body) }
    }
  }
}
