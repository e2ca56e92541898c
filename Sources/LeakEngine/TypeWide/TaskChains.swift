import LeakFlow

/// Tasks of which each begins by waiting for the one before it:
///
///     let before = last
///     last = Task { await before?.value; await work() }
struct TaskChains {
  let program: Program
  let file: FlowFile

  /// Whether a closure is the work of such a task, which comes to a place only when the one before has ended.
  func isLink(_ body: Body, startedBy call: CallID, upTo place: Instruction) -> Bool {
    let site = file[call]
    guard isTask(site) else { return false }
    let maker = file[site.body]
    return body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard let handle = awaited(instruction), let member = member(heldBy: handle),
        isNext(.call(call), in: member, of: maker)
      else { return false }
      let passes = { (block: BasicBlock, next: Int) in
        guard case .branch(.isNil(handle), _, _, let then, _) = block.terminator else { return true }
        // There is none before it.
        return next != then
      }
      return !body.leads(
        to: place, fromAnyOf: [nil], avoiding: { awaited($0) == handle }, passing: passes)
    }
  }

  private func isTask(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global("Task"), .member(.global("Task"), "detached"), .member(.global("Task"), "immediate"): true
    default: false
    }
  }

  /// `task` of `await task.value`.
  private func awaited(_ instruction: Instruction) -> Value? {
    switch instruction.kind {
    case .awaitValue(.member(let task, "value")), .awaitValue(.member(let task, "result")): task
    default: nil
    }
  }

  /// The member that a constant has the value of, as it was.
  private func member(heldBy value: Value) -> String? {
    guard case .variable(let id) = value, file[id].isLet, case .global(let name)? = file[id].definition else {
      return nil
    }
    return name
  }

  /// Whether a member is given a task, or one that waits for it.
  private func isNext(_ task: Value, in member: String, of maker: Body) -> Bool {
    let tasks = [task] + file.names(for: task)
    return maker.blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .assign(.global(member), let value) = instruction.kind else { return false }
      if tasks.contains(value) { return true }
      guard case .call(let other) = value, isTask(file[other]),
        case .body(let waiter)? = file[other].arguments.last?.value
      else { return false }
      return file[waiter].blocks.lazy.flatMap(\.instructions).contains { awaited($0).map(tasks.contains) ?? false }
    }
  }
}
