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
  /// How many calls deep what a turn does is looked at.
  private static let depth = 2

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
        return !isCounted(loop, body) && read.end(loop.blocks, of: body) && isFed(loop, by: read, ref) ? loop : nil
      }
    }
  }

  /// Whether a loop goes through a sequence that is there already.
  private func isCounted(_ loop: Loop, _ body: Body) -> Bool {
    loop.blocks.flatMap { body.blocks[$0].successors }.contains { next in
      !loop.blocks.contains(next)
        && body.blocks[next].instructions.contains { if case .exhausted = $0.kind { true } else { false } }
    }
  }

  private func isRead(_ id: CallID, _ ref: BodyRef) -> Bool {
    let site = program.files[ref.file][id]
    return site.isAwaited && !(site.name == "next" && site.receiver != nil)
      && view.target(of: id, file: ref.file) == nil
      && !site.arguments.contains { if case .body = $0.value { true } else { false } }
      && waits(site, file: ref.file)
  }

  /// Whether an awaited call waits for something, as far as is known. A function of the sources that awaits nothing takes what is
  /// there already.
  private func waits(_ site: CallSite, file: Int, steps: Int = Self.depth) -> Bool {
    guard steps > 0, let target = program.resolve(site, file: file)?.target else { return true }
    let callee = program.files[target.file]
    return view.index.calls(in: target).contains { call in
      callee[call].isAwaited && waits(callee[call], file: target.file, steps: steps - 1)
    } || program.family(of: target).contains { callee[$0].blocks.contains(where: callee.waits) }
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
    return meets(id, file: ref.file, steps: Self.depth)
  }

  /// Whether what a call runs meets something in the slot.
  private func meets(_ call: CallID, file: Int, steps: Int) -> Bool {
    if runsNow(in: call, file: file).contains(where: { meets($0, steps: steps) }) { return true }
    guard steps > 0, let target = view.target(of: call, file: file) else { return false }
    return meets(target, steps: steps - 1)
  }

  /// Whether a body, or what it calls, meets something in the slot.
  private func meets(_ ref: BodyRef, steps: Int) -> Bool {
    if SlotDrains(view: view).meets(in: ref) { return true }
    return program.body(ref).blocks.contains { block in
      block.instructions.contains { instruction in
        if case .call(let id) = instruction.kind { meets(id, file: ref.file, steps: steps) } else { false }
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

  private func isWait(_ instruction: Instruction) -> Bool { waits(BasicBlock([instruction])) }
}
