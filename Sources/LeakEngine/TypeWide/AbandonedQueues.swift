import LeakDomain
import LeakFlow

/// Loops that serve one after the other of those who wait in a list, and leave with the rest still there: `catch { …; return }`. Whoever
/// comes next starts such a loop only where none is at work, or is the first, so that one does not come for each of them.
///
///     waiters.append(continuation)
///     if !isServing { isServing = true; Task { await serve() } }
///
/// Omissions: loops that something else than a new waiter starts as well; elements that another function takes out; ways that leave
/// before they have taken anything, as where there is no room, and errors that nobody catches, by which the one that was taken is lost, too.
struct AbandonedQueues {
  let view: SlotView
  private var program: Program { view.program }

  func end() -> SlotEnds.End? {
    guard view.slot.shape == .list, view.slot.place == .member, !view.slot.isConstant,
      view.primitive.kind == .continuation || view.primitive.kind == .promise || view.isForOnce, let server = server(),
      isStartedBySome(server)
    else { return nil }
    return exit(of: server).map { exit, steps in
      SlotEnds.End(
        end: .server(VerdictBuilder.kind(of: exit)), site: SlotSite(file: server.file, range: exit.range), body: server,
        steps: steps)
    }
  }

  /// The one body that takes those who wait out of the list, and does so in a loop.
  private func server() -> BodyRef? {
    let serving = view.touching.filter(meets)
    guard let server = serving.first, serving.count == 1 else { return nil }
    let body = program.body(server)
    return body.blocks.indices.contains { takes(body.blocks[$0], server) && body.comesBack(to: $0) } ? server : nil
  }

  private func meets(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.contains { block in
      if case .exit(let exit) = block.terminator, let value = exit.value,
        effects.places.looksInto(value, view.slot, in: body)
      {
        return true
      }
      return block.instructions.contains { instruction in
        switch effects.effect(of: instruction, in: body) {
        case .none, .added, .dischargedElsewhere: false
        default: true
        }
      }
    }
  }

  private func takes(_ block: BasicBlock, _ ref: BodyRef) -> Bool {
    block.instructions.contains { takes($0, ref) }
  }

  private func takes(_ instruction: Instruction, _ ref: BodyRef) -> Bool {
    view.effects(in: ref.file).takesElement(instruction, in: program.body(ref))
  }

  // MARK: Who starts it

  /// Whether all that starts the body is whoever stores something, and he on some of his ways only.
  private func isStartedBySome(_ server: BodyRef) -> Bool {
    let storing = Set(view.stores.map { program.root(of: $0.body) })
    let starts = starts(of: server, storing: storing)
    return !starts.isEmpty
      && starts.allSatisfy { start in
        view.index.levels(from: start, atOnce: false).contains(where: isDecided)
      }
  }

  /// The places at which a body is started: a closure where it is made, a function where it is called, or what does no more than to call that.
  private func starts(of server: BodyRef, storing: Set<BodyRef>, steps: Int = 3) -> [BodyPlaces] {
    let root = program.root(of: server)
    if storing.contains(root) {
      return program.body(server).isClosure ? [BodyPlaces(ref: server, blocks: [Body.entry])] : []
    }
    let body = program.body(root)
    guard steps > 0, program.isSeenBySources(body) else { return [] }
    let callers = view.callers.callers(of: root)
    guard !callers.hasUnknown else { return [] }
    var found: [BodyPlaces] = []
    for (number, call) in callers.sites {
      let ref = BodyRef(file: number, body: program.files[number][call].body)
      let caller = program.root(of: ref)
      if caller == root { continue }
      if storing.contains(caller) {
        let blocks = program.body(ref).blocks
        found.append(
          BodyPlaces(
            ref: ref, blocks: blocks.indices.filter { blocks[$0].instructions.contains { $0.kind == .call(call) } }))
      } else {
        let others = starts(of: caller, storing: storing, steps: steps - 1)
        if others.isEmpty { return [] }
        found += others
      }
    }
    return found
  }

  /// Whether a body asks its object whether to come to some places, and need not come there.
  private func isDecided(_ places: BodyPlaces) -> Bool {
    let body = program.body(places.ref)
    return body.mayLeave { block in places.blocks.contains { body.blocks[$0] === block } }
      && body.blocks.indices.contains { number in
        guard case .branch(let test, _, _, let then, let otherwise) = body.blocks[number].terminator,
          test.subject.map({ isAskedOfObject($0, places.ref) }) ?? false
        else { return false }
        let leading = [then, otherwise].filter { side in
          body.reaches({ places.blocks.contains($0) }, fromAnyOf: [side], avoiding: { $0 == number })
        }
        return leading.count == 1
      }
  }

  /// A member of the object, which it changes, or how many wait.
  private func isAskedOfObject(_ value: Value, _ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    return value.contains { part in
      if effects.isPlace(part, program.body(ref)) { return true }
      guard case .global(let name) = part, let owner = view.slot.owner,
        let property = program.members.property(name, of: owner)
      else { return false }
      return !property.isLet && property.isStored
    }
  }

  // MARK: How it leaves

  /// An exit that is reached behind an element that was taken, without a question whether there are more, and how it is reached.
  private func exit(of server: BodyRef) -> (exit: Exit, steps: [TraceStep])? {
    let body = program.body(server)
    var pending: [(block: Int, first: Int)] = body.blocks.indices.filter { body.comesBack(to: $0) }.flatMap { number in
      body.blocks[number].instructions.indices.filter { takes(body.blocks[number].instructions[$0], server) }
        .map { (number, $0 + 1) }
    }
    var origins: [Int: Int] = [:]
    let starts = Set(pending.map(\.block))
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      if block.instructions[first...].contains(where: { seesTo($0, server) }) { continue }
      if case .exit(let exit) = block.terminator, exit.kind != .uncaughtTry {
        return (exit, steps(to: number, from: starts, origins, body))
      }
      for next in behind(block, server) where origins[next] == nil && !starts.contains(next) {
        origins[next] = number
        pending.append((next, 0))
      }
    }
    return nil
  }

  private func steps(to end: Int, from starts: Set<Int>, _ origins: [Int: Int], _ body: Body) -> [TraceStep] {
    var steps: [TraceStep] = []
    var number = end
    while !starts.contains(number), let origin = origins[number] {
      switch body.blocks[origin].terminator {
      case .branch(let test, let kind, let range, let then, let otherwise) where then != otherwise:
        steps.insert(TraceStep(.branch(test, kind, taken: number == then), range: range), at: 0)
      case .mayThrow(_, let range, _, number): steps.insert(TraceStep(.throwing, range: range), at: 0)
      default: break
      }
      number = origin
    }
    return steps
  }

  /// Where a block leads as long as others may wait.
  private func behind(_ block: BasicBlock, _ server: BodyRef) -> [Int] {
    guard case .branch(let test, _, _, _, let otherwise) = block.terminator, let subject = test.subject else {
      return block.successors
    }
    let effects = view.effects(in: server.file)
    if effects.places.mentions(subject, view.slot, in: program.body(server)) { return [] }
    guard case .isNil(.call(let id)) = test, let receiver = effects.file[id].receiver,
      effects.isPlace(receiver, program.body(server))
    else { return block.successors }
    return [otherwise]
  }

  /// Whether an instruction has to do with those who wait, or gives something away that has.
  private func seesTo(_ instruction: Instruction, _ server: BodyRef) -> Bool {
    let effects = view.effects(in: server.file)
    switch effects.effect(of: instruction, in: program.body(server)) {
    case .none, .dischargedElsewhere: break
    default: return true
    }
    guard case .call(let id) = instruction.kind else { return false }
    if view.target(of: id, file: server.file) != nil { return true }
    let site = effects.file[id]
    return ([site.callee] + site.arguments.map(\.value)).contains { value in
      program.closureBody(of: value, file: server.file).map {
        view.touches(BodyRef(file: server.file, body: $0))
      } ?? false
    }
  }
}
