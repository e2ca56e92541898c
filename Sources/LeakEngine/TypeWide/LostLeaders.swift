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
    let body = program.body(leader)
    for number in body.blocks.indices {
      for (index, instruction) in body.blocks[number].instructions.enumerated() {
        guard let mark = mark(of: instruction, in: leader), isKept(mark, by: [leader, meeting]),
          let exit = exit(of: leader, after: index, in: number, mark)
        else { continue }
        return SlotEnds.End(
          end: .leader(mark.name, VerdictBuilder.kind(of: exit)), site: SlotSite(file: leader.file, range: exit.range),
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

  /// The function that has the work to do: the only one that calls a private one.
  private func leader(of meeting: BodyRef) -> BodyRef {
    let callers = view.callers.callers(of: meeting)
    return program.body(meeting).isPrivate && callers.known.count == 1 && !callers.hasUnknown
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
  }

  private func mark(of instruction: Instruction, in leader: BodyRef) -> Mark? {
    guard case .assign(let target, let value) = instruction.kind else { return nil }
    if value == .literal(.bool(true)), case .global(let name) = target { return Mark(name: name, value: value) }
    if value == .aggregate([]), view.effects(in: leader.file).key(target, program.body(leader)) != nil {
      return Mark(name: view.slot.name, value: nil)
    }
    return nil
  }

  /// Whether those who wait ask for the mark, and nobody but the leader takes it back.
  private func isKept(_ mark: Mark, by own: [BodyRef]) -> Bool {
    let waiting = Set(view.stores.map { program.root(of: $0.body) })
    guard waiting.union(own.prefix(1)).allSatisfy({ asks(for: mark, in: $0) }) else { return false }
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
    guard let value = mark.value else { return false }
    let isOwn = body.typeName == view.slot.typeName
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .assign(let target, let stored) = instruction.kind else { return false }
        // The same name in another type is another member, unless it is one of a value there.
        return target.memberName == mark.name && stored != value && (isOwn || target != .global(mark.name))
      }
    }
  }

  // MARK: The way out

  /// A way out behind the mark, and behind a pause in which others may have come, on which nothing is done for them.
  private func exit(of leader: BodyRef, after index: Int, in block: Int, _ mark: Mark) -> Exit? {
    struct Point: Hashable {
      var block: Int
      var hasPaused: Bool
    }
    let body = program.body(leader)
    var pending = [Point(block: block, hasPaused: false)]
    var seen: Set<Point> = []
    var beginning: Int? = index + 1
    while let point = pending.popLast() {
      let instructions = body.blocks[point.block].instructions[(beginning ?? 0)...]
      beginning = nil
      if instructions.contains(where: { seesTo($0, mark, in: leader) }) { continue }
      let hasPaused = point.hasPaused || instructions.contains { isPause($0, leader) }
      if case .exit(let exit) = body.blocks[point.block].terminator, hasPaused { return exit }
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
  private func seesTo(_ instruction: Instruction, _ mark: Mark, in leader: BodyRef) -> Bool {
    if effect(of: instruction, in: leader) != .none { return true }
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

  private func changes(_ mark: Mark, _ ref: BodyRef) -> Bool {
    program.family(of: ref).contains { takesBack(mark, program.files[ref.file][$0]) }
  }
}
