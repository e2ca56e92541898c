import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Of several that want the same, the first one works and sets a mark, and whoever finds the mark waits for it:
/// `if isLoading { wait } else { isLoading = true … }`, or `waiters[key] = []` as the mark. Where the first one leaves with
/// the mark still set, those that wait do so for ever, and so does everybody who comes later.
///
/// Omissions: marks that anybody else takes back, and waiters at which anybody else looks; work that goes on in a closure
/// that has to do with either.
struct LostLeaders {
  let view: SlotView
  private var program: Program { view.program }

  func end() -> SlotEnds.End? {
    guard let meeting = meeting() else { return nil }
    let leader = leader(of: meeting)
    return end(of: leader, for: leader, meeting) ?? (leader == meeting ? nil : end(of: meeting, for: leader, meeting))
  }

  /// - Parameter caller: has the leader do the work, and may ask for the mark first.
  private func end(of leader: BodyRef, for caller: BodyRef, _ meeting: BodyRef) -> SlotEnds.End? {
    let body = program.body(leader)
    for number in body.blocks.indices {
      for (index, instruction) in body.blocks[number].instructions.enumerated() {
        let start = Start(block: number, index: index + 1)
        guard let mark = mark(of: instruction, at: start, in: leader),
          isKept(mark, by: [leader, meeting], askedBy: [caller, meeting])
        else { continue }
        guard let exit = exit(of: leader, from: start, mark) ?? laterExit(of: leader, behind: start, mark) else {
          continue
        }
        return SlotEnds.End(
          end: mark.end(by: VerdictBuilder.kind(of: exit)), site: SlotSite(file: leader.file, range: exit.range),
          body: leader)
      }
    }
    return nil
  }

  /// The one function that looks after those who wait.
  private func meeting() -> BodyRef? {
    let meeting = view.touching.filter { ref in
      let body = program.body(ref)
      return body.blocks.contains { $0.instructions.contains { effect(of: $0, in: ref).isMeeting } }
    }
    let roots = Set(meeting.map(program.root))
    return roots.count == 1 ? roots.first : nil
  }

  /// The function that has the work to do: the only one that calls another.
  private func leader(of meeting: BodyRef) -> BodyRef {
    let callers = view.callers.callers(of: meeting)
    let isForOthers = program.body(meeting).modifiers.contains { ["public", "open", "package"].contains($0) }
    return !isForOthers && callers.known.count == 1 && !callers.hasUnknown
      ? callers.known[0] : meeting
  }

  private func effect(of instruction: Instruction, in ref: BodyRef) -> SlotEffect {
    view.effects(in: ref.file).effect(of: instruction, in: program.body(ref))
  }

  // MARK: The mark

  private struct Mark {
    var name: String
    /// What is stored to set it; `nil` where the mark is an empty entry of the slot itself.
    var value: Value?
    /// It counts places, of which the first one takes one by this.
    var step: Step?

    func end(by exit: Leak.Exit) -> TypeEnd { step == nil ? .leader(name, exit) : .place(name, exit) }
  }

  /// A direction in which something is counted: `+=`, `-=`.
  private enum Step: Hashable {
    case up, down

    init?(_ value: Value) {
      switch value {
      case .operation("+=", _): self = .up
      case .operation("-=", _): self = .down
      default: return nil
      }
    }
  }

  /// - Parameter next: what comes behind the instruction.
  private func mark(of instruction: Instruction, at next: Start, in leader: BodyRef) -> Mark? {
    guard case .assign(let target, let value) = instruction.kind else { return nil }
    if value == .literal(.bool(true)), case .global(let name) = target { return Mark(name: name, value: value) }
    if case .global(let name) = target, let step = Step(value), isNumber(name),
      countsBack(name, step, from: next, in: leader)
    {
      return Mark(name: name, step: step)
    }
    if value == .aggregate([]), view.effects(in: leader.file).key(target, program.body(leader)) != nil {
      return Mark(name: view.slot.name, value: nil)
    }
    return nil
  }

  private func isNumber(_ name: String) -> Bool {
    guard let owner = view.slot.owner, let property = program.members.property(name, of: owner) else { return false }
    if let type = property.type ?? property.evidentType { return type.baseName == "Int" }
    if case .literal(.number)? = property.initial?.value { return true }
    return false
  }

  /// Whether a function counts something in the other direction behind a place.
  private func countsBack(_ name: String, _ step: Step, from start: Start, in leader: BodyRef) -> Bool {
    let body = program.body(leader)
    func isBack(_ instruction: Instruction) -> Bool {
      guard case .assign(.global(name), let value) = instruction.kind, let other = Step(value) else { return false }
      return other != step
    }
    return body.blocks[start.block].instructions[start.index...].contains(where: isBack)
      || body.blocks[start.block].successors.flatMap(body.reachable(from:)).contains { number in
        body.blocks[number].instructions.contains(where: isBack)
      }
  }

  /// Whether those who wait ask for the mark, and nobody but the leader takes it back.
  private func isKept(_ mark: Mark, by own: [BodyRef], askedBy around: [BodyRef]) -> Bool {
    let waiting = Set(view.stores.map { program.root(of: $0.body) })
    let asking = Set(around.filter { asks(for: mark, in: $0) })
    let isAsked = waiting.union(around.prefix(1)).allSatisfy { root in
      asks(for: mark, in: root) || view.index.leads(root, to: asking, steps: 3)
    }
    guard isAsked else { return false }
    let bodies = Set(own.flatMap { ref in program.family(of: ref).map { BodyRef(file: ref.file, body: $0) } })
    return program.files.indices.allSatisfy { number in
      program.files[number].bodies.allSatisfy { body in
        bodies.contains(BodyRef(file: number, body: body.id)) || body.kind == .function(.initializer)
          || !takesBack(mark, body)
      }
    }
  }

  private func asks(for mark: Mark, in root: BodyRef) -> Bool {
    program.family(of: root).contains { id in
      program.files[root.file][id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
        return test.subject?.contains { $0 == .global(mark.name) } ?? false
      }
    }
  }

  private func takesBack(_ mark: Mark, _ body: Body) -> Bool {
    guard mark.value != nil || mark.step != nil else { return false }
    let isOwn = body.typeName == view.slot.typeName
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .assign(let target, let stored) = instruction.kind else { return false }
        // The same name in another type is another member, unless it is one of a value there.
        let isSetting = mark.step.map { Step(stored) == $0 } ?? (stored == mark.value)
        return target.memberName == mark.name && !isSetting && (isOwn || target != .global(mark.name))
      }
    }
  }

  // MARK: The way out

  private struct Start {
    var block: Int
    var index: Int
  }

  /// The same in the one closure that the leader gives to what works for it, where another way through it sees to those who wait.
  private func laterExit(of leader: BodyRef, behind start: Start, _ mark: Mark) -> Exit? {
    let body = program.body(leader)
    let closures = body.reachable(from: start.block).flatMap { body.blocks[$0].instructions }.flatMap { instruction in
      callbacks(of: instruction, in: leader)
    }.filter { changes(mark, $0) }
    guard closures.count == 1, let closure = closures.first, !program.body(closure).blocks.isEmpty else { return nil }
    return exit(of: closure, from: Start(block: Body.entry, index: 0), mark, isLater: true).flatMap { exit in
      isOfNilObject(exit, in: closure) ? nil : exit
    }
  }

  /// The closures of a call that does not run them at once.
  private func callbacks(of instruction: Instruction, in leader: BodyRef) -> [BodyRef] {
    guard case .call(let id) = instruction.kind else { return [] }
    let site = program.files[leader.file][id]
    return site.arguments.compactMap { operand in
      guard case .body(let closure) = operand.value else { return nil }
      switch program.models.mode(of: site, label: operand.label) {
      case nil, .unknown?, .laterOnce?: return BodyRef(file: leader.file, body: closure)
      default: return nil
      }
    }
  }

  /// Whether a way out is the one of an object that is gone, with all that wait in it.
  private func isOfNilObject(_ exit: Exit, in closure: BodyRef) -> Bool {
    let file = program.files[closure.file]
    return program.body(closure).blocks.contains { block in
      guard case .branch(.isNil(.variable(let id)), _, _, let then, _) = block.terminator, file[id].isWeak,
        case .exit(let other) = program.body(closure).blocks[then].terminator
      else { return false }
      return other.range == exit.range
    }
  }

  /// A way out behind the mark, and behind a pause in which others may have come, on which nothing is done for them.
  ///
  /// - Parameter isLater: the body is a closure that runs when others may have come already.
  private func exit(of leader: BodyRef, from start: Start, _ mark: Mark, isLater: Bool = false) -> Exit? {
    struct Point: Hashable {
      var block: Int
      var hasPaused: Bool
    }
    let body = program.body(leader)
    var pending = [Point(block: start.block, hasPaused: isLater)]
    var seen: Set<Point> = []
    var beginning: Int? = start.index
    while let point = pending.popLast() {
      let instructions = body.blocks[point.block].instructions[(beginning ?? 0)...]
      beginning = nil
      if instructions.contains(where: { seesTo($0, mark, in: leader, isLater: isLater) }) { continue }
      let hasPaused = point.hasPaused || instructions.contains { isPause($0, leader) }
      if case .exit(let exit) = body.blocks[point.block].terminator, hasPaused { return exit }
      // What the object has become meanwhile may tell that somebody else works now.
      if isLater, asksForMembers(body.blocks[point.block]) { continue }
      for next in body.blocks[point.block].successors.reversed() {
        let next = Point(block: next, hasPaused: hasPaused)
        if seen.insert(next).inserted { pending.append(next) }
      }
    }
    return nil
  }

  private func isPause(_ instruction: Instruction, _ leader: BodyRef) -> Bool {
    switch instruction.kind {
    case .call(let id): program.files[leader.file][id].isAwaited
    case .awaitValue, .element(_, isAwait: true): true
    default: false
    }
  }

  /// Whether a step looks after those who wait, takes the mark back, or gives away what does.
  private func seesTo(_ instruction: Instruction, _ mark: Mark, in leader: BodyRef, isLater: Bool) -> Bool {
    switch effect(of: instruction, in: leader) {
    case .none: break
    // The one whose turn it was; the others are still there.
    case .dischargedElsewhere where isLater: break
    default: return true
    }
    switch instruction.kind {
    case .assign(let target, _): return target.memberName == mark.name
    case .call(let id):
      let site = program.files[leader.file][id]
      if view.target(of: id, file: leader.file) != nil { return true }
      if let target = program.resolve(site, file: leader.file)?.target, changes(mark, target) { return true }
      return ([site.callee] + site.arguments.map(\.value)).contains { value in
        guard let closure = program.closureBody(of: value, file: leader.file) else { return false }
        let ref = BodyRef(file: leader.file, body: closure)
        return view.touches(ref) || changes(mark, ref)
      }
    default: return false
    }
  }

  private func asksForMembers(_ block: BasicBlock) -> Bool {
    guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
    return test.subject?.contains { part in
      if case .global = part { true } else { part.memberName != nil && part.rootVariable == nil }
    } ?? false
  }

  private func changes(_ mark: Mark, _ ref: BodyRef) -> Bool {
    program.family(of: ref).contains { takesBack(mark, program.files[ref.file][$0]) }
  }
}
