import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// States of an object in which nobody discharges what it keeps, and into which a function brings it on a way that does not
/// either: from a state in which others do.
///
///     case .connecting(let timer):
///       timer.cancel()
///       self.state = .failed(error)  // and whoever waits for 'promise'?
///
/// That the object asks in which state it is, and what it does in each, says who waits when. So it is a member that is set to constants or
/// to cases of an enum, is never set back from this one, and without which nothing meets what is kept.
///
/// Omissions: a state that other objects keep, or that lies behind a lock; ways that something else than the state decides.
struct FinalStates {
  let view: SlotView
  private let drains: SlotDrains
  private let marks: EndMarks
  private let meeting: [BodyRef]
  private var program: Program { view.program }
  private var file: FlowFile { program.files[view.slot.file] }

  init(view: SlotView) {
    self.view = view
    drains = SlotDrains(view: view)
    marks = EndMarks(program: view.program, file: view.slot.file)
    meeting = view.touching.filter(drains.meets)
  }

  func find() -> SlotEnds.End? {
    guard view.slot.place == .member, view.slot.shape == .single, !view.slot.isLocked,
      [.promise, .continuation].contains(view.primitive.kind), let owner = view.slot.owner,
      program.types.kind(of: owner) != .struct, !program.isTest[view.slot.file],
      !meeting.isEmpty, meeting.allSatisfy({ $0.file == view.slot.file }), GivenCarriers(view: view).areKeptHereOnly
    else { return nil }
    return file.bodies.lazy.compactMap { body -> SlotEnds.End? in
      let ref = BodyRef(file: view.slot.file, body: body.id)
      guard body.kind == .function(.function), program.type(around: ref) == owner else { return nil }
      return leaving(body, ref)
    }.first
  }

  /// Where a function sets the state behind which nobody is told.
  private func leaving(_ body: Body, _ ref: BodyRef) -> SlotEnds.End? {
    for (number, block) in body.blocks.enumerated() {
      for (place, instruction) in block.instructions.enumerated() {
        guard let mark = EndMarks.mark(setBy: instruction, in: file), isOwn(instruction), isFinal(mark) else {
          continue
        }
        let way = Way(block: number, place: place, mark: mark)
        guard begins(way, in: body, ref), ends(way, in: body, ref) else { continue }
        var end = SlotEnds.End(method: ref, program)
        end.site.range = instruction.range
        return end
      }
    }
    return nil
  }

  /// The instruction that sets a mark.
  private struct Way {
    var block: Int
    var place: Int
    var mark: EndMarks.Mark
  }

  /// `self.state = …`, `state = …`
  private func isOwn(_ instruction: Instruction) -> Bool {
    guard case .assign(let target, _) = instruction.kind else { return false }
    switch target {
    case .global, .member(.selfReference, _): return target.memberName != view.slot.name
    default: return false
    }
  }

  /// Whether nothing meets what is kept once the mark is set, and nothing sets it back but what begins anew.
  private func isFinal(_ mark: EndMarks.Mark) -> Bool {
    marks.staysSet(mark, besides: Set(view.stores.map { program.root(of: $0.body) })) && !isMet(when: mark)
  }

  private func isMet(when mark: EndMarks.Mark) -> Bool {
    meeting.contains { ref in
      let body = program.body(ref)
      return EndMarks.blocks(of: body, when: mark).contains { drains.meets(body.blocks[$0], in: ref) }
        && isReached(ref, when: mark, depth: SlotCallers.depth)
    }
  }

  /// Whether a body may run in a state: closures may, and functions that others can call.
  private func isReached(_ ref: BodyRef, when mark: EndMarks.Mark, depth: Int) -> Bool {
    let body = program.body(ref)
    let callers = view.callers.callers(of: ref)
    guard depth > 0, body.kind == .function(.function), body.isPrivate, !callers.hasUnknown, !callers.sites.isEmpty
    else { return true }
    return callers.sites.contains { number, call in
      guard number == view.slot.file else { return true }
      let around = file[file[call].body]
      return EndMarks.blocks(of: around, when: mark).contains { block in
        around.blocks[block].instructions.contains { $0.kind == .call(call) }
      } && isReached(BodyRef(file: number, body: around.id), when: mark, depth: depth - 1)
    }
  }

  // MARK: The way to the mark

  /// Whether a state in which somebody waits leads to the mark, and another state does not, by way of nothing that may tell him.
  private func begins(_ way: Way, in body: Body, _ ref: BodyRef) -> Bool {
    let asked = marks.values(of: way.mark.name, askedIn: body)
    let ways = asked.map { (mark: $0, reached: blocks(from: Body.entry, when: $0, in: body, ref)) }
    let before = body.blocks[way.block].instructions.prefix(way.place)
    let all = asked.map { EndMarks.blocks(of: body, when: $0) } + [EndMarks.blocks(of: body, when: way.mark)]
    return before.allSatisfy { isQuiet($0, in: body, ref) } && all.contains { !$0.contains(way.block) }
      && ways.contains { $0.mark != way.mark && $0.reached.contains(way.block) && isWaiting(when: $0.mark) }
  }

  /// Whether something meets what is kept in a state, and has not done so where the object came into it.
  private func isWaiting(when mark: EndMarks.Mark) -> Bool {
    isMet(when: mark)
      && file.bodies.allSatisfy { body in
        let ref = BodyRef(file: view.slot.file, body: body.id)
        let met = body.blocks.indices.filter { drains.meets(body.blocks[$0], in: ref) }
        guard !met.isEmpty else { return true }
        let set = body.blocks.indices.filter { number in
          body.blocks[number].instructions.contains { EndMarks.mark(setBy: $0, in: file) == mark }
        }
        return set.allSatisfy { place in
          met.allSatisfy {
            $0 != place && !body.reachable(from: $0).contains(place) && !body.reachable(from: place).contains($0)
          }
        }
      }
  }

  /// The blocks to which ways lead on which only a state and what is given decide.
  private func blocks(from start: Int, when mark: EndMarks.Mark, in body: Body, _ ref: BodyRef) -> Set<Int> {
    var reached: Set<Int> = [start]
    var front = [start]
    while let number = front.popLast() {
      let block = body.blocks[number]
      let isPassed = block.instructions.allSatisfy { isQuiet($0, in: body, ref) }
      guard isPassed, decidesByState(block.terminator, mark, in: body) else { continue }
      for next in mark.successors(of: block) where reached.insert(next).inserted { front.append(next) }
    }
    return reached
  }

  private func decidesByState(_ terminator: Terminator, _ mark: EndMarks.Mark, in body: Body) -> Bool {
    guard case .branch(let test, _, _, _, _) = terminator else { return true }
    guard let subject = test.subject else { return false }
    if subject.memberName == mark.name { return true }
    return subject.rootVariable.map { variable in body.parameters.contains { $0.variable == variable } } ?? false
  }

  /// Whether an instruction does nothing for whoever waits, and calls nothing that may come back to the object.
  private func isQuiet(_ instruction: Instruction, in body: Body, _ ref: BodyRef) -> Bool {
    guard !meets(instruction, in: body), case .call(let call) = instruction.kind else {
      return !meets(instruction, in: body)
    }
    if QuietEnds(view: view).isQuiet(call, in: ref) { return true }
    // Something local, such as the timer that the state had, is told to end.
    guard file[call].arguments.isEmpty, case .variable(let id)? = file[call].receiver else { return false }
    return !body.parameters.contains { $0.variable == id } && view.target(of: call, file: ref.file) == nil
  }

  private func meets(_ instruction: Instruction, in body: Body) -> Bool {
    view.effects(in: view.slot.file).effect(of: instruction, in: body) != .none
  }

  // MARK: The way on from there

  /// Whether a way leads from the mark out of the function on which nothing meets what is kept.
  private func ends(_ way: Way, in body: Body, _ ref: BodyRef) -> Bool {
    let rest = body.blocks[way.block].instructions.dropFirst(way.place + 1)
    guard rest.allSatisfy({ leaves($0, in: body, ref) }) else { return false }
    var seen: Set<Int> = [way.block]
    var front = [way.block]
    while let number = front.popLast() {
      let block = body.blocks[number]
      guard number == way.block || block.instructions.allSatisfy({ leaves($0, in: body, ref) }) else { continue }
      switch block.terminator {
      case .exit(let exit) where !exit.isThrow: return true
      // Who asks whether somebody waits knows.
      case .branch(let test, _, _, _, _) where isAboutKept(test, in: body): continue
      default: break
      }
      for next in way.mark.successors(of: block) where seen.insert(next).inserted { front.append(next) }
    }
    return false
  }

  private func isAboutKept(_ test: Test, in body: Body) -> Bool {
    let places = view.effects(in: view.slot.file).places
    return test.subject?.contains { places.match($0, view.slot, in: body) != nil } ?? false
  }

  /// Where the mark is set, only what this function itself does, and what it calls for that, can tell anybody.
  private func leaves(_ instruction: Instruction, in body: Body, _ ref: BodyRef) -> Bool {
    guard !meets(instruction, in: body) else { return false }
    guard case .call(let call) = instruction.kind else { return true }
    return view.target(of: call, file: ref.file) == nil
  }
}
