import LeakAST
import LeakDomain
import LeakFlow

/// Functions and closures that set a mark for good, with which nobody waits any more as each is answered at once, and that leave those
/// who wait already where they are:
///
///     func processExited() { isEnded = true }
///
/// Whatever they are called, the object itself says that it has ended. That nobody tells those who wait is certain where all
/// that does so asks for the mark. Where somebody may still do so, as for requests that are under way when no new ones are taken,
/// the answer at once has to tell that nothing will come any more: it is that of an empty buffer, or what the mark itself has.
struct MarkedEnds {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file, owner: view.slot.owner) }
  private var file: FlowFile { program.files[view.slot.file] }

  func find() -> SlotEnds.End? {
    guard view.slot.place == .member, !view.slot.isConstant, !program.isTest[view.slot.file],
      [.continuation, .promise, .handler].contains(view.slot.primitive.kind), let owner = view.slot.owner,
      view.stores.allSatisfy({ $0.body.file == view.slot.file && !$0.isHeldTwice && !$0.failsWithOther && !$0.isMoved })
    else { return nil }
    let asked = RefusedWaiters(view: view).asked.subtracting([view.slot.name])
    guard !asked.isEmpty else { return nil }
    for body in file.bodies where body.kind == .function(.function) || body.isClosure {
      let ref = BodyRef(file: view.slot.file, body: body.id)
      guard program.body(program.root(of: ref)).kind != .function(.initializer) else { continue }
      for (number, block) in body.blocks.enumerated() {
        for instruction in block.instructions {
          guard case .assign(let target, _) = instruction.kind, target.memberName.map(asked.contains) ?? false,
            isOwn(target), let mark = mark(setBy: instruction, in: ref, of: owner),
            leaves(instruction, mark, block: number, in: ref)
          else { continue }
          let site = SlotSite(file: ref.file, range: instruction.range)
          return SlotEnds.End(end: .mark(mark.name, value: mark.text), site: site, body: program.root(of: ref))
        }
      }
    }
    return nil
  }

  private func mark(setBy instruction: Instruction, in ref: BodyRef, of owner: TypeKey) -> EndMarks.Mark? {
    guard case .assign(let target, _) = instruction.kind,
      let mark = marks.mark(settingOrClearing: instruction, in: ref),
      program.owner(ofMember: target, in: ref) == owner
    else { return nil }
    return mark
  }

  /// A member of the object itself, or of what a lock gives to its closure.
  private func isOwn(_ target: Value) -> Bool {
    switch target.root {
    case .selfReference, .global: !target.contains { if case .operation = $0 { true } else { false } }
    case .variable(let id): program.receiver(giving: id, file: view.slot.file) != nil
    default: false
    }
  }

  private func leaves(_ instruction: Instruction, _ mark: EndMarks.Mark, block: Int, in ref: BodyRef) -> Bool {
    let root = program.root(of: ref)
    guard staysSet(mark), let answers = RefusedWaiters(view: view).answers(when: mark),
      let others = MarkedOthers(view: view, mark: mark, setter: root).outcome(), !isObserved(mark)
    else { return false }
    let isCertain =
      others.isSealed || others.isOtherOutcome || answers.allSatisfy(\.isExhausted) || answers.allSatisfy(\.isOutcome)
      || others.hasPeer && LossEvents(view: view).isOne(ref, block: block)
    guard isCertain || others.isPartial, !TimeLimits(view: view).exist else { return false }
    var way = MarkWay(view: view, mark: mark, others: others, related: related(to: mark, besides: root))
    way.isOwn = !isCertain
    return starts(mark, ref).contains { way.exists(through: instruction, in: ref, block: block, from: $0) }
      && !CallersOfEnds(view: view).mayTell(around: ref)
  }

  /// Whether nothing gives the mark another value where it is set, be it asked for by whoever calls what does.
  private func staysSet(_ mark: EndMarks.Mark) -> Bool {
    marks.unsettings(of: mark).allSatisfy { place in
      let ref = BodyRef(file: view.slot.file, body: place.body.id)
      return isClosed(BodyPlaces(ref: ref, blocks: [place.block]), to: mark, depth: 2)
    }
  }

  private func isClosed(_ places: BodyPlaces, to mark: EndMarks.Mark, depth: Int) -> Bool {
    let levels = view.index.levels(from: places, atOnce: false)
    if levels.contains(where: { EndMarks.blocks(of: program.body($0.ref), when: mark).isDisjoint(with: $0.blocks) }) {
      return true
    }
    guard depth > 0, let last = levels.last, let sites = view.index.onlySites(of: last.ref) else { return false }
    return sites.allSatisfy { isClosed($0, to: mark, depth: depth - 1) }
  }

  /// What runs when the mark changes may tell those who wait.
  private func isObserved(_ mark: EndMarks.Mark) -> Bool {
    guard let owner = view.slot.owner else { return false }
    return (program.implicitlyCalled[owner] ?? []).contains {
      program.body($0).name == mark.name && view.isReached(from: $0)
    }
  }

  /// The members that have to do with whether somebody waits.
  private func related(to mark: EndMarks.Mark, besides setter: BodyRef) -> Set<String> {
    view.roots.filter { $0 != setter }.reduce(into: Set([view.slot.name])) { found, root in
      found.formUnion(view.index.assignedNames(of: root))
      found.formUnion(marks.asked(in: root))
    }.subtracting([mark.name])
  }

  /// What the mark may be where somebody waits.
  private func starts(_ mark: EndMarks.Mark, _ ref: BodyRef) -> [MarkWay.Start] {
    let refused = RefusedWaiters(view: view)
    switch mark.value {
    case .literal(.bool(let flag)): return [.value(.init(name: mark.name, value: .literal(.bool(!flag))))]
    case .literal(.nil): return [.value(.init(name: mark.name, value: EndMarks.Mark.something))]
    case EndMarks.Mark.something: return [.value(.init(name: mark.name, value: .literal(.nil)))]
    default: break
    }
    let own = view.index.levels(from: BodyPlaces(ref: ref, blocks: []), atOnce: true).flatMap {
      marks.values(of: mark.name, askedIn: program.body($0.ref))
    }
    let known = Set(own + refused.values(of: mark.name)).subtracting([mark])
    if known.isEmpty { return [.otherThan(mark)] }
    return known.filter { refused.isStored(when: $0) && !isSetWithoutWaiters($0) }.sorted { $0.text < $1.text }.map(
      MarkWay.Start.value)
  }

  /// Whether whoever sets a value tells those who wait then, and nobody can come in between.
  private func isSetWithoutWaiters(_ mark: EndMarks.Mark) -> Bool {
    let drains = SlotDrains(view: view)
    return Set(view.touching.filter { drains.meets(in: $0) }).contains { ref in
      let body = program.body(ref)
      let set = body.blocks.indices.filter { number in
        body.blocks[number].instructions.contains { EndMarks.mark(setBy: $0, in: program.files[ref.file]) == mark }
      }
      if set.isEmpty {
        let root = program.root(of: ref)
        return view.index.withCallees(of: root).flatMap(marks.set).contains(mark)
      }
      let met = body.blocks.indices.filter { drains.meets(body.blocks[$0], in: ref) }
      return set.contains { place in
        met.contains { body.reachable(from: $0).contains(place) || leads(from: place, to: $0, in: ref) }
      }
    }
  }

  /// Whether one block leads to another before anything is waited for.
  private func leads(from start: Int, to end: Int, in ref: BodyRef) -> Bool {
    let body = program.body(ref)
    let file = program.files[ref.file]
    let waits = { (number: Int) in
      body.blocks[number].instructions.contains { instruction in
        if case .call(let call) = instruction.kind { file[call].isAwaited } else { false }
      }
    }
    return body.reaches({ $0 == end }, fromAnyOf: [start], avoiding: waits)
  }
}
