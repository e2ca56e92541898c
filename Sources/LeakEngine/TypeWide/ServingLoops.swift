import LeakDomain
import LeakFlow
import LeakModel

/// Loops that wait each turn for something from outside and answer with it those that wait in a slot.
///
///     for await event in events { waiters.removeValue(forKey: event.tag)?.resume() }
///     while let event = await read() { … }
///     while true { let message = try await socket.receive(); … }
///
/// What is read decides that the last two end, and whom they answer.
struct ServingLoops {
  struct Loop {
    /// What waits for the next turn.
    var range: SourceRange
    var blocks: Set<Int>
  }
  let view: SlotView
  private var program: Program { view.program }

  func loops(in ref: BodyRef) -> [Loop] { overSequences(in: ref) + reading(in: ref) }

  /// Those over sequences, in whatever way they answer.
  private func overSequences(in ref: BodyRef) -> [Loop] {
    let file = program.files[ref.file]
    return program.files[ref.file].servingLoops(of: program.body(ref)).filter { loop in
      loop.blocks.contains { file[ref.body].blocks[$0].instructions.contains { answers($0, ref) } }
    }
  }

  /// Those that ask somebody who has nothing to do with the slot.
  func reading(in ref: BodyRef) -> [Loop] {
    let body = program.body(ref)
    return body.blocks.indices.flatMap { number -> [Loop] in
      guard body.comesBack(to: number) else { return [] }
      return body.blocks[number].instructions.compactMap { instruction in
        guard case .call(let id) = instruction.kind, isRead(id, ref) else { return nil }
        let loop = Loop(
          range: instruction.range, blocks: body.reachable(from: number).intersection(body.reaching(number)))
        let read = ReadValues(id, in: loop.blocks.map { body.blocks[$0] }, of: program.files[ref.file])
        return read.end(loop.blocks, of: body) && isFed(loop, by: read, ref) ? loop : nil
      }
    }
  }

  private func isRead(_ id: CallID, _ ref: BodyRef) -> Bool {
    let site = program.files[ref.file][id]
    return site.isAwaited && !(site.name == "next" && site.receiver != nil)
      && view.target(of: id, file: ref.file) == nil
      && !site.arguments.contains { if case .body = $0.value { true } else { false } }
      && program.resolve(site, file: ref.file).map { waits($0.target) } ?? true
  }

  /// Whether a function of the sources awaits anything. One that does not takes what is there already.
  private func waits(_ target: BodyRef) -> Bool {
    let file = program.files[target.file]
    return view.index.calls(in: target).contains { file[$0].isAwaited }
      || program.family(of: target).contains { file[$0].blocks.contains(where: file.waits) }
  }

  /// Whether what is read tells whom the loop answers.
  private func isFed(_ loop: Loop, by read: ReadValues, _ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return loop.blocks.contains { number in
      file[ref.body].blocks[number].instructions.contains { read.are(in: $0) && answers($0, ref) }
    }
  }

  // MARK: Answers

  /// Whether an instruction meets something in the slot, or calls what does.
  private func answers(_ instruction: Instruction, _ ref: BodyRef) -> Bool {
    if view.effects(in: ref.file).effect(of: instruction, in: program.body(ref)).isMeeting { return true }
    guard case .call(let id) = instruction.kind else { return false }
    if let target = view.target(of: id, file: ref.file), meets(target) { return true }
    return runsNow(in: id, file: ref.file).contains(where: meets)
  }

  /// Whether a body, or a closure that runs in it, meets something in the slot.
  private func meets(_ ref: BodyRef) -> Bool {
    if SlotDrains(view: view).meets(in: ref) { return true }
    return program.body(ref).blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        return runsNow(in: id, file: ref.file).contains(where: meets)
      }
    }
  }

  /// The closures that run before a call comes back: `lock.withLock { … }`
  private func runsNow(in call: CallID, file number: Int) -> [BodyRef] {
    let site = program.files[number][call]
    return site.arguments.compactMap { operand in
      guard case .body(let closure) = operand.value,
        let mode = program.models.mode(of: site, label: operand.label),
        [.nowOnce, .nowPerhaps, .nowMany].contains(mode)
      else { return nil }
      return BodyRef(file: number, body: closure)
    }
  }
}

/// What a turn of a loop has read, and what is made of it.
private struct ReadValues {
  private let read: CallID
  private let file: FlowFile
  private var values: Set<Value>

  init(_ read: CallID, in blocks: [BasicBlock], of file: FlowFile) {
    self.read = read
    self.file = file
    values = [.call(read)]
    let instructions = blocks.flatMap(\.instructions)
    var count = 0
    while count != values.count {
      count = values.count
      for instruction in instructions where are(in: instruction) {
        switch instruction.kind {
        case .bind(let variable, _), .assign(.variable(let variable), _): values.insert(.variable(variable))
        case .call(let id): values.insert(.call(id))
        default: break
        }
      }
    }
  }

  /// Whether an instruction works on them, be it in a closure.
  func are(in instruction: Instruction) -> Bool {
    if case .call(let id) = instruction.kind, file[id].arguments.contains(where: { isCaptured(by: $0.value) }) {
      return true
    }
    return file.containsValue(in: instruction) { $0.contains { values.contains($0) } }
  }

  private func isCaptured(by value: Value) -> Bool {
    guard case .body(let closure) = value else { return false }
    return file[closure].freeVariables.contains { values.contains(.variable($0)) }
  }

  /// Whether they decide that a loop ends, or there are none as the read throws.
  func end(_ loop: Set<Int>, of body: Body) -> Bool {
    loop.contains { number in
      let block = body.blocks[number]
      switch block.terminator {
      case .branch(let test, _, _, _, _):
        guard test.subject?.contains(where: { values.contains($0) }) ?? false else { return false }
        return block.successors.contains { !loop.contains($0) }
      case .mayThrow(read, _, _, let error): return !loop.contains(error)
      default: return false
      }
    }
  }
}

extension FlowFile {
  /// Loops that wait each turn for the next element of a sequence: their heads and the blocks in them.
  func servingLoops(of body: Body) -> [ServingLoops.Loop] {
    body.blocks.indices.compactMap { number in
      guard waits(body.blocks[number]) else { return nil }
      let inside = body.reachable(from: number).intersection(body.reaching(number))
      guard inside.count > 1 || body.blocks[number].successors.contains(number),
        let range = body.blocks[number].instructions.first(where: { isWait($0) })?.range
      else { return nil }
      return ServingLoops.Loop(range: range, blocks: inside)
    }
  }

  private func isWait(_ instruction: Instruction) -> Bool {
    var block = BasicBlock()
    block.instructions = [instruction]
    return waits(block)
  }
}
