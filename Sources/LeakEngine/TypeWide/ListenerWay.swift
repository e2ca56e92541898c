import LeakAST
import LeakDomain
import LeakFlow

/// A way through a function of a listener that sets a mark at some instruction, ends the listener behind that, and does nothing for those
/// who wait in a slot of it.
struct ListenerWay {
  let view: SlotView
  let ends: ListenerEnds
  let ref: BodyRef
  let mark: EndMarks.Mark
  let block: Int
  let place: Int
  private var program: Program { view.program }
  private var file: FlowFile { program.files[ref.file] }
  private var body: Body { program.body(ref) }

  /// How a listener ends, by what still comes to it.
  private enum Ending {
    case closed
    case removed
  }

  // MARK: On from the mark

  /// Whether the way leads out, by way of an end, and whatever comes behind it leaves those who wait.
  var leaves: Bool {
    if ends.all.contains(ref) { return leads(to: nil) && !ends.all.contains { $0 != ref && meets($0) } }
    return leads(to: .removed) && !ends.ofRemoval.contains(where: meets)
      || leads(to: .closed) && !ends.all.contains(where: meets)
  }

  private func meets(_ end: BodyRef) -> Bool { ends.mayMeet(end, when: mark) || ends.unsets(mark, in: end) }

  private struct Step: Hashable {
    var block: Int
    var isEnded: Bool
  }

  /// - Parameter ending: what has to be on the way; `nil` where the function hears of the end itself.
  private func leads(to ending: Ending?) -> Bool {
    var seen: Set<Step> = []
    var front: [(step: Step, from: Int)] = [(Step(block: block, isEnded: ending == nil), place + 1)]
    while let (step, start) = front.popLast() {
      let current = body.blocks[step.block]
      let rest = current.instructions.dropFirst(start)
      guard rest.allSatisfy({ isQuiet($0, when: mark) && !mark.isUnset(by: $0, in: file) }) else { continue }
      let isEnded = step.isEnded || rest.contains { ending != nil && self.ending($0) == ending }
      switch current.terminator {
      case .exit(let exit): if isEnded, !exit.isThrow { return true }
      case .branch(let test, _, _, _, _) where isAboutKept(test): continue
      default: break
      }
      for next in mark.successors(of: current) {
        let following = Step(block: next, isEnded: isEnded)
        if seen.insert(following).inserted { front.append((following, 0)) }
      }
    }
    return false
  }

  /// `context.close(promise: nil)`, `context.pipeline.removeHandler(self)`
  private func ending(_ instruction: Instruction) -> Ending? {
    guard case .call(let call) = instruction.kind, let name = file[call].name, let receiver = file[call].receiver else {
      return nil
    }
    let site = file[call]
    if program.models.has(name, .leavesPipeline) {
      return site.arguments.contains { $0.value == .selfReference } ? .removed : nil
    }
    guard program.models.has(name, .closesChannel),
      Futures(program, file: ref.file).isOfChannels(receiver, in: site.body)
    else { return nil }
    // With a mode it may be closed in one direction only.
    return site.arguments.allSatisfy { $0.label == "promise" } ? .closed : nil
  }

  // MARK: Up to the mark

  /// Whether it leads from the function's entry to the mark where a member has some value, and nothing else tells whether somebody waits.
  func begins(from start: EndMarks.Mark) -> Bool {
    guard body.blocks[block].instructions.prefix(place).allSatisfy({ isQuiet($0, when: start) }) else { return false }
    var seen: Set<Int> = [Body.entry]
    var front = [Body.entry]
    while let number = front.popLast() {
      if number == block { return true }
      let current = body.blocks[number]
      guard current.instructions.allSatisfy({ isQuiet($0, when: start) }), isIndifferent(current.terminator) else {
        continue
      }
      for next in start.successors(of: current) where seen.insert(next).inserted { front.append(next) }
    }
    return false
  }

  /// Whether a decision tells nothing of whether somebody waits.
  private func isIndifferent(_ terminator: Terminator) -> Bool {
    guard case .branch(let test, _, _, _, _) = terminator, let subject = test.subject else { return true }
    return !isAboutKept(test) && related.isDisjoint(with: file.members(of: subject))
  }

  /// The members by which those who settle what is kept decide, and those that they change.
  private var related: Set<String> {
    let marks = EndMarks(program: program, file: ref.file, owner: view.slot.owner)
    return view.roots.filter { program.body($0).kind != .function(.initializer) && $0 != ref }
      .reduce(into: Set([view.slot.name])) { found, root in
        found.formUnion(view.index.assignedNames(of: root))
        found.formUnion(marks.asked(in: root))
      }.subtracting([mark.name])
  }

  private func isAboutKept(_ test: Test) -> Bool {
    let places = view.effects(in: ref.file).places
    return test.subject?.contains { places.match($0, view.slot, in: body) != nil } ?? false
  }

  // MARK: What is done on the way

  /// Whether an instruction does nothing for those who wait, and brings nothing back to the listener.
  private func isQuiet(_ instruction: Instruction, when mark: EndMarks.Mark) -> Bool {
    guard !ends.mayMeet(instruction, in: ref, when: mark) else { return false }
    guard case .call(let call) = instruction.kind, let receiver = file[call].receiver, ending(instruction) == nil else {
      return true
    }
    // What begins at the end of a pipeline passes by all that are in it.
    let futures = Futures(program, file: ref.file)
    return isContext(receiver) || !futures.isOfChannels(receiver, in: ref.body)
  }

  private func isContext(_ value: Value) -> Bool {
    program.models.isType(program.typeName(of: value, file: ref.file, in: body), .handlerContext)
  }
}
