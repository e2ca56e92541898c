import LeakDomain
import LeakFlow

/// How whoever would wait in a slot is answered where a mark is set, and does not wait.
struct RefusedWaiters {
  /// What the answer tells of the mark.
  struct Answer {
    /// It is what the mark has with it: `if let failure { throw failure }`
    var isOutcome: Bool
    /// It is no error, and comes only where nothing is there: `if !buffer.isEmpty { … } else if isEnded { return nil }`; or
    /// it is that of a sequence that has no next element any more.
    var isExhausted: Bool
  }

  let view: SlotView
  private var program: Program { view.program }

  /// The answers in all functions that store something; `nil` where one of them stores it all the same.
  func answers(when mark: EndMarks.Mark) -> [Answer]? {
    let found = view.stores.map { store in
      answer(stopping: level(of: store), when: mark, depth: SlotCallers.depth)
    }
    let known = found.compactMap { $0 }
    return known.isEmpty || known.count < found.count ? nil : known
  }

  /// The members by which those who store something, or who call them, decide.
  var asked: Set<String> {
    let marks = EndMarks(program: program, file: view.slot.file, owner: view.slot.owner)
    return Set(view.stores.map { program.root(of: $0.body) }).reduce(into: []) { found, root in
      for around in [root] + view.callers.callers(of: root).known { found.formUnion(marks.asked(in: around)) }
    }
  }

  /// The values of a member by which those who store something decide.
  func values(of name: String) -> [EndMarks.Mark] {
    let marks = EndMarks(program: program, file: view.slot.file, owner: view.slot.owner)
    return view.stores.flatMap { store in
      view.index.levels(from: level(of: store), atOnce: false).flatMap {
        marks.values(of: name, askedIn: program.body($0.ref))
      }
    }
  }

  /// Whether something may be stored under a value.
  func isStored(when mark: EndMarks.Mark) -> Bool {
    view.stores.contains { store in
      view.index.levels(from: level(of: store), atOnce: false).allSatisfy { level in
        !EndMarks.blocks(of: program.body(level.ref), when: mark).isDisjoint(with: level.blocks)
      }
    }
  }

  private func level(of store: SlotStore) -> BodyPlaces {
    let body = program.body(store.body)
    return BodyPlaces(
      ref: store.body,
      blocks: body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.range == store.range } })
  }

  private func answer(stopping places: BodyPlaces, when mark: EndMarks.Mark, depth: Int) -> Answer? {
    let levels = view.index.levels(from: places, atOnce: false)
    for (number, level) in levels.enumerated() {
      let body = program.body(level.ref)
      guard EndMarks.blocks(of: body, when: mark).isDisjoint(with: level.blocks) else { continue }
      return answer(at: level, when: mark, around: Array(levels.dropFirst(number + 1)))
    }
    guard depth > 0, let last = levels.last, let sites = view.index.onlySites(of: last.ref) else { return nil }
    let answers = sites.map { answer(stopping: $0, when: mark, depth: depth - 1) }
    let known = answers.compactMap { $0 }
    guard known.count == answers.count else { return nil }
    return Answer(isOutcome: known.allSatisfy(\.isOutcome), isExhausted: known.allSatisfy(\.isExhausted))
  }

  // MARK: What the answer is

  private func answer(at level: BodyPlaces, when mark: EndMarks.Mark, around: [BodyPlaces]) -> Answer {
    let body = program.body(level.ref)
    let asking = body.blocks.indices.filter { number in
      guard case .branch(let test, _, _, _, _) = body.blocks[number].terminator else { return false }
      return test.subject?.memberName == mark.name && mark.successors(of: body.blocks[number]).count == 1
        && !body.reachable(from: number).isDisjoint(with: level.blocks)
    }
    let region = asking.flatMap { mark.successors(of: body.blocks[$0]) }.reduce(into: Set<Int>()) {
      $0.formUnion(body.reachable(from: $1))
    }
    // What a handler is told is no error by any name.
    let isExhausted =
      view.primitive.kind != .handler && !region.contains { fails(body.blocks[$0], in: level.ref) }
      && (asking.allSatisfy { comesBehindAll(to: [$0], in: level.ref, mark) }
        || around.contains { comesBehindAll(to: $0.blocks, in: $0.ref, mark) }
        || isEndOfSequence(region, in: level.ref))
    return Answer(
      isOutcome: region.contains { mentions(mark.name, body.blocks[$0], in: level.ref) }, isExhausted: isExhausted)
  }

  private func fails(_ block: BasicBlock, in ref: BodyRef) -> Bool {
    if case .exit(let exit) = block.terminator, exit.isThrow { return true }
    let file = program.files[ref.file]
    return block.instructions.contains { instruction in
      guard case .call(let call) = instruction.kind, let name = file[call].name,
        view.primitive.discharges.contains(name)
      else { return false }
      return program.isFailing(file[call], in: file)
    }
  }

  /// Whether the function that is asked for the next of several elements says that there is none: `func next() async -> Int?`
  private func isEndOfSequence(_ region: Set<Int>, in ref: BodyRef) -> Bool {
    let root = program.body(program.root(of: ref))
    guard program.models.has(root.name, .nextElement), root.parameters.isEmpty else { return false }
    let file = program.files[ref.file]
    return region.contains { number in
      let block = program.body(ref).blocks[number]
      if case .exit(let exit) = block.terminator, exit.value == .literal(.nil) { return true }
      return block.instructions.contains { instruction in
        guard case .call(let call) = instruction.kind, let name = file[call].name else { return false }
        return view.primitive.discharges.contains(name) && file[call].arguments.first?.value == .literal(.nil)
      }
    }
  }

  private func mentions(_ name: String, _ block: BasicBlock, in ref: BodyRef) -> Bool {
    block.instructions.contains { instruction in
      guard case .bind(_, let value?) = instruction.kind else { return false }
      return value.contains { $0.memberName == name }
    }
  }

  // MARK: What is there

  /// Whether some blocks are reached only where nothing was there that could be given instead.
  private func comesBehindAll(to places: [Int], in ref: BodyRef, _ mark: EndMarks.Mark) -> Bool {
    let body = program.body(ref)
    return body.blocks.indices.contains { number in
      let block = body.blocks[number]
      guard case .branch(let test, _, _, _, _) = block.terminator, let name = content(askedBy: test, in: ref),
        name != mark.name, name != view.slot.name
      else { return false }
      let others = block.successors.filter { body.reachable(from: $0).isDisjoint(with: places) }
      return others.count == 1
        && !others.contains { body.reachable(from: $0).contains { fails(body.blocks[$0], in: ref) } }
        && places.allSatisfy { place in
          !body.reaches({ $0 == place }, fromAnyOf: [Body.entry], avoiding: { $0 == number })
        }
    }
  }

  /// The member of which a test asks whether there is anything: `buffer.isEmpty`, `buffer.popFirst()`
  private func content(askedBy test: Test, in ref: BodyRef) -> String? {
    switch test {
    case .isNil(let value): member(in: value, ref, steps: 3)
    case .isTrue(.member(let value, let name)) where program.models.has(name, .measure): value.memberName
    case .isTrue(.operation(_, let parts)):
      parts.lazy.compactMap { part -> String? in
        if case .member(let value, let name) = part, program.models.has(name, .measure) {
          value.memberName
        } else {
          nil
        }
      }.first
    default: nil
    }
  }

  private func member(in value: Value, _ ref: BodyRef, steps: Int) -> String? {
    guard steps > 0 else { return nil }
    let file = program.files[ref.file]
    switch value {
    case .call(let call): return file[call].receiver.flatMap { member(in: $0, ref, steps: steps - 1) }
    case .variable(let id) where file[id].isLet:
      return file[id].definition.flatMap { member(in: $0, ref, steps: steps - 1) }
    case .member(let base, "first"): return base.memberName
    default: return value.memberName
    }
  }
}

extension Program {
  /// `resume(throwing: …)`, `resume(with: .failure(…))`, `fail(…)`
  func isFailing(_ site: CallSite, in file: FlowFile) -> Bool {
    site.name.map { models.has($0, .failing) } ?? false
      || site.arguments.contains { $0.label == "throwing" || caseName(of: $0.value, in: file) == "failure" }
  }
}
