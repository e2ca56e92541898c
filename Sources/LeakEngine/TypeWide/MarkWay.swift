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
    guard before.allSatisfy({ isQuiet($0, in: ref, isSet: false) }),
      behind.allSatisfy({ isQuiet($0, in: ref, isSet: true) }),
      reaches({ $0 == block }, from: [Body.entry], in: ref, successors: { self.successors(of: $0, from: start) })
    else { return false }
    let isExit = { (number: Int) in
      if case .exit = body.blocks[number].terminator { true } else { false }
    }
    if isExit(block) { return true }
    guard isIndifferent(body.blocks[block].terminator, in: ref) else { return false }
    return reaches(
      isExit, from: mark.successors(of: body.blocks[block]), in: ref, isSet: true,
      successors: { self.mark.successors(of: $0) })
  }

  private func reaches(
    _ isGoal: (Int) -> Bool, from starts: [Int], in ref: BodyRef, isSet: Bool = false,
    successors: (BasicBlock) -> [Int]
  ) -> Bool {
    let body = program.body(ref)
    var seen = Set(starts)
    var front = starts
    while let number = front.popLast() {
      let block = body.blocks[number]
      if !isSet, isGoal(number) { return true }
      guard block.instructions.allSatisfy({ isQuiet($0, in: ref, isSet: isSet) }) else { continue }
      if isGoal(number) { return true }
      guard isIndifferent(block.terminator, in: ref) else { continue }
      for next in successors(block) where seen.insert(next).inserted { front.append(next) }
    }
    return false
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
    return related.isDisjoint(with: program.files[ref.file].members(of: subject))
  }

  // MARK: What is done on the way

  private func isQuiet(_ instruction: Instruction, in ref: BodyRef, isSet: Bool) -> Bool {
    guard view.effects(in: ref.file).effect(of: instruction, in: program.body(ref)) == .none else { return false }
    guard case .call(let call) = instruction.kind else { return true }
    let file = program.files[ref.file]
    let closures = file[call].arguments.compactMap { operand -> BodyRef? in
      if case .body(let id) = operand.value { BodyRef(file: ref.file, body: id) } else { nil }
    }
    guard !closures.contains(where: view.touches), view.target(of: call, file: ref.file) == nil else { return false }
    if others.isNobody || isSet && others.isSealed { return true }
    return QuietEnds(view: view).isQuiet(call, in: ref) || isOfValue(file[call], in: ref)
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
