import LeakDomain
import LeakFlow

/// Calls to which no way leads but by a check that the code runs on an event loop: `eventLoop.preconditionInEventLoop()`,
/// `guard eventLoop.inEventLoop else { … }`.
struct EventLoopChecks {
  let file: FlowFile
  let models: ModelTable

  func isOnEventLoop(_ call: CallID) -> Bool {
    let body = file[file[call].body]
    var seen: Set<Int> = [Body.entry]
    var pending = [Body.entry]
    var isChecked = false
    while let number = pending.popLast() {
      let block = body.blocks[number]
      let first = block.instructions.first { $0.kind == .call(call) || isCheck($0) }
      if first?.kind == .call(call) { return false }
      if first != nil {
        isChecked = true
        continue
      }
      let unknown = unchecked(block)
      if unknown.count < block.successors.count { isChecked = true }
      for next in unknown where seen.insert(next).inserted { pending.append(next) }
    }
    return isChecked
  }

  /// Whether a body asks, or sees to it, that it runs on an event loop, or on none.
  func asks(in body: BodyID) -> Bool {
    file[body].blocks.contains { block in
      if block.instructions.contains(where: isCheck) { return true }
      guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
      return test.subject?.contains { $0.memberName.map { models.has($0, .onEventLoop) } ?? false } ?? false
    }
  }

  private func isCheck(_ instruction: Instruction) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    return file[id].name.map { models.has($0, .onEventLoop) } ?? false
  }

  /// The ways out of a block on which the code need not run on an event loop.
  private func unchecked(_ block: BasicBlock) -> [Int] {
    guard case .branch(.isTrue(let subject), _, _, _, let otherwise) = block.terminator,
      let name = subject.memberName, models.has(name, .onEventLoop)
    else { return block.successors }
    return [otherwise]
  }
}
