import LeakDomain
import LeakFlow

/// Ends that discharge one of several waiters and leave the others.
struct SomeWoken {
  let view: SlotView

  /// Whether a function takes one waiter out of the collection, once, and has nothing else to do with it.
  func isOnlyOne(wokenBy end: BodyRef) -> Bool {
    let body = view.program.body(end)
    guard view.slot.isCollection, !isEndOfTurn(end) || isLast(end) else { return false }
    let drains = SlotDrains(view: view)
    // Closures and functions that it runs may do so for each.
    let others = view.program.family(of: end).dropFirst().map { BodyRef(file: end.file, body: $0) }
    guard drains.takesOne(in: end), !others.contains(where: drains.meets), !callsOthers(body, end.file) else {
      return false
    }
    return body.blocks.indices.allSatisfy { number in
      !drains.meets(body.blocks[number], in: end) || !body.comesBack(to: number)
    }
  }

  /// Whether a function, or one that only calls it, has a name by which single turns end.
  private func isEndOfTurn(_ end: BodyRef) -> Bool {
    let forwarding = view.callers.callers(of: end).known.filter { view.program.performer(of: $0) == end }
    return ([end] + forwarding).contains { view.program.models.has(view.program.body($0).name, .endOfTurn) }
  }

  /// Whether a function marks the object so that whoever would wait behind it is answered at once, for good, and those who wait do
  /// not wake one another: no other turn begins.
  private func isLast(_ end: BodyRef) -> Bool {
    let marks = EndMarks(program: view.program, file: view.slot.file, owner: view.slot.owner)
    let drains = SlotDrains(view: view)
    let waiting = Set(view.stores.map { view.program.root(of: $0.body) })
    guard end.file == view.slot.file,
      !waiting.flatMap({ view.index.withCallees(of: $0) }).contains(where: drains.takesOne)
    else { return false }
    return EndMarks.marks(in: view.program.body(end), of: view.program.files[end.file]).contains { mark in
      marks.staysSet(mark) && RefusedWaiters(view: view).answers(when: mark) != nil
    }
  }

  private func callsOthers(_ body: Body, _ number: Int) -> Bool {
    body.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        return view.target(of: id, file: number) != nil
      }
    }
  }
}
