import LeakDomain
import LeakFlow
import LeakModel

/// Ends behind which nothing empties a collection any more: whoever does so decides by the mark that the end sets for good,
/// and goes another way where it is set.
///
/// So it does not matter what the end calls once it has set the mark. What it calls before that must be known not to reach those
/// who wait, and the end must find the object in a state in which somebody begins to wait.
struct SealedEnds {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  /// The first of some ends that leaves waiters behind its mark.
  func find(_ ends: [BodyRef]) -> BodyRef? {
    let drains = SlotDrains(view: view)
    let meeting = view.touching.filter(drains.meets)
    guard !meeting.isEmpty, view.stores.allSatisfy({ $0.body.file == view.slot.file }) else { return nil }
    let goal = CallGoal(Set(meeting.map(program.root)), view.callers)
    return ends.first { end in
      !view.isReached(from: end)
        && !view.callers.callers(of: end).known.contains { view.callers.reaches(goal, from: $0) }
        && EndMarks.marks(in: program.body(end), of: program.files[end.file]).contains { mark in
          marks.staysSet(mark) && meeting.allSatisfy { isClosed(to: mark, meetingIn: $0, drains) }
            && view.stores.allSatisfy { begins($0, before: mark, setBy: end) }
        }
    }
  }

  /// Whether a body meets nobody where the mark is set.
  private func isClosed(to mark: EndMarks.Mark, meetingIn ref: BodyRef, _ drains: SlotDrains) -> Bool {
    let body = program.body(ref)
    return EndMarks.blocks(of: body, when: mark).allSatisfy { !drains.meets(body.blocks[$0], in: ref) }
  }

  /// Whether something is stored only while the mark has other values, and the end sets the mark where it has one of these.
  private func begins(_ store: SlotStore, before mark: EndMarks.Mark, setBy end: BodyRef) -> Bool {
    let body = program.body(store.body)
    let blocks = Set(body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.range == store.range } })
    func isStored(when mark: EndMarks.Mark) -> Bool { !EndMarks.blocks(of: body, when: mark).isDisjoint(with: blocks) }
    guard !blocks.isEmpty, !isStored(when: mark) else { return false }
    let others = marks.values(of: mark.name, askedIn: body).filter { $0 != mark && isStored(when: $0) }
    return others.contains { isSetQuietly(mark, by: program.body(end), from: $0, in: end) }
  }

  /// Whether an end that finds one value sets the other, and calls nothing before that which might look after those who wait.
  private func isSetQuietly(
    _ mark: EndMarks.Mark, by body: Body, from before: EndMarks.Mark, in end: BodyRef
  ) -> Bool {
    let reached = EndMarks.blocks(of: body, when: before)
    return reached.contains { number in
      let block = body.blocks[number]
      let file = program.files[end.file]
      let isPlace = { EndMarks.mark(setBy: $0, in: file) == mark }
      guard let place = block.instructions.firstIndex(where: isPlace) else { return false }
      let earlier = reached.filter { body.reachable(from: $0).contains(number) && $0 != number }
      let instructions = earlier.flatMap { body.blocks[$0].instructions } + block.instructions.prefix(place)
      return instructions.allSatisfy { isQuiet($0, in: end) }
    }
  }

  private func isQuiet(_ instruction: Instruction, in end: BodyRef) -> Bool {
    guard case .call(let id) = instruction.kind else { return true }
    return QuietEnds(view: view).isQuiet(id, in: end)
  }
}
