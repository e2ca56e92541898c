import LeakDomain
import LeakFlow

/// Ways through a function that set a mark, and on which nothing is done for those who wait in a slot.
struct MarkWay {
  /// What the mark was before.
  enum Start {
    case value(EndMarks.Mark)
    case otherThan(EndMarks.Mark)
  }
  let view: SlotView
  let mark: EndMarks.Mark
  /// What others do, whatever is called on the way.
  let others: MarkedOthers.Outcome
  /// Members that may tell whether somebody waits.
  let related: Set<String>
  /// What the function is given does not lead this way: it may ask that they stay.
  var isOwn = false
  private var program: Program { view.program }

  /// Whether a way leads through an instruction of some body, and on through those around it, from a start.
  func exists(through instruction: Instruction, in ref: BodyRef, block: Int, from start: Start) -> Bool {
    let levels = view.index.levels(from: BodyPlaces(ref: ref, blocks: [block]), atOnce: true)
    guard passes(instruction, block: block, in: ref, from: start) else { return false }
    return levels.indices.dropFirst().allSatisfy { number in
      let body = program.body(levels[number].ref)
      let inner = levels[number - 1].ref.body
      return levels[number].blocks.contains { outer in
        let call = body.blocks[outer].instructions.first { given(inner, by: $0, in: levels[number].ref) }
        return call.map { passes($0, block: outer, in: levels[number].ref, from: start) } ?? false
      }
    }
  }

  private func given(_ closure: BodyID, by instruction: Instruction, in ref: BodyRef) -> Bool {
    guard case .call(let call) = instruction.kind else { return false }
    return program.files[ref.file][call].arguments.contains { $0.value == .body(closure) }
  }

  /// The same of one body.
  private func passes(_ instruction: Instruction, block: Int, in ref: BodyRef, from start: Start) -> Bool {
    let body = program.body(ref)
    guard let place = body.blocks[block].instructions.firstIndex(of: instruction) else { return false }
    let before = body.blocks[block].instructions.prefix(place)
    let behind = body.blocks[block].instructions.dropFirst(place + 1)
    let leading = reached(from: [Body.entry], in: ref) { block in
      leaves(block.instructions[...], block, in: ref, isSet: false) { self.successors(of: $0, from: start) }
    }
    guard leading.contains(block), before.allSatisfy({ isQuiet($0, in: ref, isSet: false) }) else { return false }
    func going(_ instructions: ArraySlice<Instruction>, _ block: BasicBlock) -> [Int] {
      leaves(instructions, block, in: ref, isSet: true) { mark.successors(of: $0) }
    }
    if body.blocks[block].isExit { return behind.allSatisfy { isQuiet($0, in: ref, isSet: true) } }
    let leaving = reached(from: going(behind, body.blocks[block]), in: ref) { going($0.instructions[...], $0) }
    return leaving.contains { number in
      body.blocks[number].isExit
        && body.blocks[number].instructions.allSatisfy { isQuiet($0, in: ref, isSet: true) }
    }
  }

  private func reached(from starts: [Int], in ref: BodyRef, by next: (BasicBlock) -> [Int]) -> Set<Int> {
    let body = program.body(ref)
    var seen = Set(starts)
    var front = starts
    while let number = front.popLast() {
      for next in next(body.blocks[number]) where seen.insert(next).inserted { front.append(next) }
    }
    return seen
  }

  /// Where control goes from a block, if nothing in some instructions of it does anything for those who wait.
  private func leaves(
    _ instructions: ArraySlice<Instruction>, _ block: BasicBlock, in ref: BodyRef, isSet: Bool,
    to successors: (BasicBlock) -> [Int]
  ) -> [Int] {
    let loud = instructions.filter { !isQuiet($0, in: ref, isSet: isSet) }
    if loud.isEmpty {
      let isPassed = isIndifferent(block.terminator, in: ref) || isSet && others.isSealed && isChain(block.terminator)
      return isPassed && areTurnsQuiet(block, in: ref, isSet) ? successors(block) : []
    }
    // Where what it calls has failed, nothing else comes of that.
    guard isSet, others.isPartial, case .mayThrow(let call, _, _, let error) = block.terminator,
      loud.allSatisfy({ $0.kind == .call(call) }), isUnrelated(call, in: ref)
    else { return [] }
    return [error]
  }

  private func successors(of block: BasicBlock, from start: Start) -> [Int] {
    switch start {
    case .value(let value): return value.successors(of: block)
    case .otherThan(let mark):
      guard case .branch(let test, _, _, let then, let otherwise) = block.terminator,
        test.subject?.memberName == mark.name, case .isCase(_, let name) = test, mark.value == .implicitMember(name)
      else { return block.successors }
      return then == otherwise ? [then] : [otherwise]
    }
  }

  /// Whether a decision tells nothing of whether somebody waits.
  private func isIndifferent(_ terminator: Terminator, in ref: BodyRef) -> Bool {
    guard case .branch(let test, _, _, _, _) = terminator, let subject = test.subject else { return true }
    if isOwn, asksForWhatIsGiven(subject, in: ref) { return false }
    return related.isDisjoint(with: program.files[ref.file].members(of: subject))
  }

  /// Whether a block asks whether there is somebody else to be told: `header?.resume(throwing: error)`. Where nobody comes for those in the
  /// slot any more, that does not tell of them.
  private func isChain(_ terminator: Terminator) -> Bool {
    if case .branch(.isNil, kind: .optionalChain, _, _, _) = terminator { true } else { false }
  }

  /// Whether no turn of a loop, be there none on this way, does anything for those who wait: what comes before the mark does not help
  /// those who come behind it.
  private func areTurnsQuiet(_ block: BasicBlock, in ref: BodyRef, _ isSet: Bool) -> Bool {
    guard case .branch(_, kind: .loop, _, _, _) = block.terminator, isSet || others.endsWithTask else { return true }
    let body = program.body(ref)
    return block.successors.allSatisfy { next in
      body.reachable(from: next).allSatisfy { number in
        !body.reachable(from: number).contains(next) || !body.comesBack(to: number)
          || body.blocks[number].instructions.allSatisfy { isQuiet($0, in: ref, isSet: isSet) }
      }
    }
  }

  private func asksForWhatIsGiven(_ subject: Value, in ref: BodyRef, steps: Int = 4) -> Bool {
    let file = program.files[ref.file]
    return subject.contains { part in
      guard case .variable(let id) = part else { return false }
      if file[file[id].owner].parameters.contains(where: { $0.variable == id }) { return true }
      guard steps > 0, let definition = file[id].definition, definition != part else { return false }
      return asksForWhatIsGiven(definition, in: ref, steps: steps - 1)
    }
  }

  // MARK: What is done on the way

  private func isQuiet(_ instruction: Instruction, in ref: BodyRef, isSet: Bool) -> Bool {
    switch view.effects(in: ref.file).effect(of: instruction, in: program.body(ref)) {
    case .none: break
    case .dischargedElsewhere: guard isSet, others.isSealed else { return false }
    default: return false
    }
    guard case .call(let call) = instruction.kind else { return true }
    let file = program.files[ref.file]
    let closures = file[call].arguments.compactMap { operand -> BodyRef? in
      if case .body(let id) = operand.value { BodyRef(file: ref.file, body: id) } else { nil }
    }
    guard !closures.contains(where: view.touches), view.target(of: call, file: ref.file) == nil else { return false }
    if QuietEnds(view: view).isQuiet(call, in: ref) { return true }
    // What is called may cancel their tasks.
    if others.endsWithTask { return false }
    return others.isNobody || isSet && others.isSealed || isOfValue(file[call], in: ref) || isConversion(file[call])
  }

  /// Whether a call has nothing to do with those who wait, as far as is known.
  private func isUnrelated(_ call: CallID, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return view.target(of: call, file: ref.file) == nil
      && !file[call].arguments.contains { operand in
        if case .body(let id) = operand.value { view.touches(BodyRef(file: ref.file, body: id)) } else { false }
      }
  }

  /// `Int(text)`, `URL(string: text)`
  private func isConversion(_ site: CallSite) -> Bool {
    guard case .global(let name) = site.callee, name.isCapitalized, !program.types.isDeclared(name) else {
      return false
    }
    return !site.arguments.contains { operand in
      if case .body = operand.value { true } else { operand.value.contains { $0 == .selfReference } }
    }
  }

  /// Something that has just been made or taken is asked or told, such as the timer that the state had.
  private func isOfValue(_ site: CallSite, in ref: BodyRef) -> Bool {
    guard case .variable(let id)? = site.receiver, site.arguments.isEmpty else { return false }
    return !program.body(ref).parameters.contains { $0.variable == id }
  }
}

extension FlowFile {
  /// The members of which a value is made, also by way of constants.
  func members(of value: Value, steps: Int = 4) -> Set<String> {
    var found: Set<String> = []
    _ = value.contains { part in
      if let name = part.memberName { found.insert(name) }
      if steps > 0, case .variable(let id) = part, let definition = self[id].definition, definition != part {
        found.formUnion(members(of: definition, steps: steps - 1))
      }
      if steps > 0, case .call(let call) = part, let receiver = self[call].receiver {
        found.formUnion(members(of: receiver, steps: steps - 1))
      }
      return false
    }
    return found
  }
}
