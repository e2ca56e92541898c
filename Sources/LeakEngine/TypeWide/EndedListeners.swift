import LeakAST
import LeakDomain
import LeakFlow

/// Ways on which a listener ends itself, and comes into a state in which its announced end leaves whoever waits:
///
///     case .refused:
///       state = .failed
///       context.close(promise: nil)  // 'channelInactive' settles the promise unless the state is '.failed'
///
/// Behind that nothing else comes to the listener. So it does not matter what others would do for those who wait: its data, and the errors
/// of what it listens to, come before. That somebody waits says its end, by what it does in the state from which the way leads; and that he
/// still does, that who has an answer for him leaves this state, or that the way leads from an error, which may come first.
///
/// Omissions: a state that other objects keep; ways that something else decides than the state and what has come.
struct EndedListeners {
  let view: SlotView
  private let marks: EndMarks
  private var program: Program { view.program }
  private var file: FlowFile { program.files[view.slot.file] }

  init(view: SlotView) {
    self.view = view
    marks = EndMarks(program: view.program, file: view.slot.file, owner: view.slot.owner)
  }

  func find() -> SlotEnds.End? {
    guard view.slot.place == .member, !view.slot.isLocked, !program.isTest[view.slot.file],
      let owner = view.slot.owner, !program.announcedWork(of: owner).isEmpty, isOwed,
      Listeners(view: view).find() == [owner]
    else { return nil }
    let ends = ListenerEnds(of: owner, view: view)
    guard ends.all.contains(where: view.isReached), GivenCarriers(view: view).areKeptHereOnly,
      !program.deinitializers(of: owner).contains(where: view.isReached)
    else { return nil }
    return file.bodies.lazy.compactMap { body -> SlotEnds.End? in
      let ref = BodyRef(file: view.slot.file, body: body.id)
      guard body.kind == .function(.function), program.type(around: ref) == owner else { return nil }
      return end(in: body, ref, ends)
    }.first
  }

  /// Of a stream: what finishes it tells that its reader waits for that.
  private var isOwed: Bool {
    switch view.primitive.kind {
    case .promise, .continuation:
      if case .state = view.slot.shape { return false }
      return true
    case .stream: return view.slot.shape == .single && AnnouncedEnds(view: view).isFinishedByListener
    default: return false
    }
  }

  private func end(in body: Body, _ ref: BodyRef, _ ends: ListenerEnds) -> SlotEnds.End? {
    for (number, block) in body.blocks.enumerated() {
      for (place, instruction) in block.instructions.enumerated() {
        guard let mark = EndMarks.mark(setBy: instruction, in: file), isOwn(instruction), mark.name != view.slot.name
        else { continue }
        let way = ListenerWay(view: view, ends: ends, ref: ref, mark: mark, block: number, place: place)
        let isLoss = isLoss(ref, block: number)
        guard way.leaves, isSettledByWork(before: mark),
          starts(mark, ends).contains(where: {
            way.begins(from: $0) && (isLoss || isLeftWhenAnswered($0, besides: ends))
          })
        else { continue }
        var end = SlotEnds.End(method: ref, program)
        end.site.range = instruction.range
        return end
      }
    }
    return nil
  }

  /// Whether a function, or one that calls it, is given an error.
  private func isLoss(_ ref: BodyRef, block: Int) -> Bool {
    let events = LossEvents(view: view)
    return events.isOne(ref, block: block)
      || view.callers.callers(of: ref).known.contains { events.isOne($0, block: Body.entry) }
  }

  private func isOwn(_ instruction: Instruction) -> Bool {
    guard case .assign(let target, _) = instruction.kind else { return false }
    switch target {
    case .global, .member(.selfReference, _): return true
    default: return false
    }
  }

  /// All that has to do with those who wait is the work of the listener, or is begun on ways that set the mark as well, and so not behind
  /// one that sets it.
  private func isSettledByWork(before mark: EndMarks.Mark) -> Bool {
    guard let owner = view.slot.owner else { return false }
    return WorkOfListeners(view: view, listeners: [owner], isWithEnds: true) { isBegun($0, with: mark) }.isAll
  }

  private func isBegun(_ closure: BodyRef, with mark: EndMarks.Mark) -> Bool {
    guard let outermost = view.index.levels(from: BodyPlaces(ref: closure, blocks: []), atOnce: false).last,
      !program.body(outermost.ref).isClosure, !outermost.blocks.isEmpty
    else { return false }
    let body = program.body(outermost.ref)
    // What comes once, before anything else, sets nothing back.
    let beginnings = file.bodies.filter { program.models.has($0.name, .beginning) }
      .map { BodyRef(file: view.slot.file, body: $0.id) }
    let sets = { (number: Int) in
      body.blocks[number].instructions.contains { EndMarks.mark(setBy: $0, in: file) == mark }
    }
    return outermost.ref.file == view.slot.file && marks.staysSet(mark, besides: Set(beginnings))
      && outermost.blocks.allSatisfy { block in
        sets(block) || !body.reaches({ $0 == block }, fromAnyOf: [Body.entry], avoiding: sets)
      }
  }

  // MARK: States in which somebody waits

  /// What the mark may be before, if the end settles what is kept then.
  private func starts(_ mark: EndMarks.Mark, _ ends: ListenerEnds) -> [EndMarks.Mark] {
    values(of: mark.name).filter { value in
      value != mark && ends.all.contains { ends.mayMeet($0, when: value) } && !isSetBeside(value)
    }
  }

  private func values(of name: String) -> [EndMarks.Mark] {
    var found = Set(file.bodies.flatMap { marks.values(of: name, askedIn: $0) })
    if let owner = view.slot.owner, let property = program.members.property(name, of: owner),
      let type = program.written(property).flatMap(program.types.key)
    {
      found.formUnion(program.members.cases(of: type).map { .init(name: name, value: .implicitMember($0.name)) })
    }
    return found.sorted { $0.text < $1.text }
  }

  /// Whether something sets a value where it settles what is kept: nobody waits in that state.
  private func isSetBeside(_ value: EndMarks.Mark) -> Bool {
    let drains = SlotDrains(view: view)
    return file.bodies.contains { body in
      let ref = BodyRef(file: view.slot.file, body: body.id)
      let set = body.blocks.indices.filter { number in
        body.blocks[number].instructions.contains { EndMarks.mark(setBy: $0, in: file) == value }
      }
      return !set.isEmpty
        && body.blocks.indices.contains { number in
          drains.meets(body.blocks[number], in: ref) && set.contains { body.isOnOneWay($0, number) }
        }
    }
  }

  /// Whether all that answers those who wait, but by a failure, gives the mark another value.
  private func isLeftWhenAnswered(_ value: EndMarks.Mark, besides ends: ListenerEnds) -> Bool {
    // Those that still wait are in the collection.
    view.slot.isCollection
      || view.touching.allSatisfy { ref in
        let root = program.root(of: ref)
        if ends.all.contains(root) { return true }
        guard ref.file == view.slot.file else { return false }
        let body = program.body(ref)
        return EndMarks.blocks(of: body, when: value).allSatisfy { number in
          guard body.blocks[number].instructions.contains(where: { answers($0, in: body) }) else { return true }
          return body.blocks.indices.contains { leaves(value, body.blocks[$0]) && body.isOnOneWay($0, number) }
            || ([root] + view.callers.callers(of: root).known).contains { around in
              around != ref && program.body(around).blocks.contains { leaves(value, $0) }
            }
        }
      }
  }

  private func leaves(_ value: EndMarks.Mark, _ block: BasicBlock) -> Bool {
    block.instructions.contains { instruction in
      EndMarks.mark(setBy: instruction, in: file).map { $0.name == value.name && $0 != value } ?? false
    }
  }

  private func answers(_ instruction: Instruction, in body: Body) -> Bool {
    guard view.effects(in: view.slot.file).effect(of: instruction, in: body).isMeeting,
      case .call(let call) = instruction.kind
    else { return false }
    return !program.isFailing(file[call], in: file)
      && !(file[call].name.map { program.models.has($0, .passesFailure) } ?? false)
  }
}
