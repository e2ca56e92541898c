import LeakDomain
import LeakFlow

/// Ends that tell those who wait on some of their ways, and on another, for what they are given, mark the object as ended and leave
/// them where they are, though nobody else tells them where the mark is set.
///
/// Omissions: a mark that is set in a closure or in another function; ways that the state of the object decides, which may tell
/// that nobody waits: `if buffer.isEmpty { … }`.
struct PartialEnds {
  let view: SlotView
  private var program: Program { view.program }

  func find(_ ends: [BodyRef]) -> SlotEnds.End? {
    guard view.slot.primitive.kind == .continuation || view.slot.primitive.kind == .promise else { return nil }
    return ends.lazy.compactMap(leaving).first
  }

  private func leaving(_ end: BodyRef) -> SlotEnds.End? {
    let callers = view.callers.callers(of: end).known.filter { program.performer(of: $0) != end }
    guard view.isReached(from: end), !callers.contains(where: view.isReached) else { return nil }
    let body = program.body(end)
    let open = Set(body.blocks.indices.filter { !cares(body.blocks[$0], in: end) })
    let begun = body.reachable(from: Body.entry, within: open)
    for number in begun.sorted() {
      let marks = body.blocks[number].instructions.compactMap {
        EndMarks.mark(setBy: $0, in: program.files[end.file])
      }
      guard marks.contains(where: { isLast($0, than: end) }) else { continue }
      let behind = body.reachable(from: number, within: open).sorted()
      for case .exit(let exit) in behind.lazy.map({ body.blocks[$0].terminator }) {
        var found = SlotEnds.End(method: end, program)
        found.site.range = exit.range
        return found
      }
    }
    return nil
  }

  /// Whether a block does something for those who wait, asks for them, or calls what may.
  private func cares(_ block: BasicBlock, in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    if case .branch(let test, _, _, _, _) = block.terminator, !asksOnlyForWhatIsGiven(test, to: ref) { return true }
    return block.instructions.contains { instruction in
      if effects.effect(of: instruction, in: body) != .none { return true }
      guard case .call(let call) = instruction.kind else { return false }
      return !QuietEnds(view: view).isQuiet(call, in: ref)
    }
  }

  /// Whether a test asks for a parameter, or whether this end has been before.
  private func asksOnlyForWhatIsGiven(_ test: Test, to end: BodyRef) -> Bool {
    guard let subject = test.subject else { return false }
    if let name = subject.memberName,
      EndMarks(program: program, file: end.file).set(by: end).contains(where: { $0.name == name })
    {
      return true
    }
    return subject.rootVariable.map { variable in
      program.body(end).parameters.contains { $0.variable == variable }
    } ?? false
  }

  /// Whether a mark is set for good, nobody begins to wait behind it, and nobody else meets those who wait.
  private func isLast(_ mark: EndMarks.Mark, than end: BodyRef) -> Bool {
    let marks = EndMarks(program: program, file: view.slot.file)
    let drains = SlotDrains(view: view)
    return marks.staysSet(mark) && QuietEnds(view: view).closesDoor(mark)
      && view.touching.allSatisfy { ref in
        program.root(of: ref) == end
          || EndMarks.blocks(of: program.body(ref), when: mark).allSatisfy { number in
            !drains.meets(program.body(ref).blocks[number], in: ref)
          }
      }
  }
}

extension Body {
  /// The blocks of some that control can reach from one of them by way of no others.
  fileprivate func reachable(from start: Int, within blocks: Set<Int>) -> Set<Int> {
    guard blocks.contains(start) else { return [] }
    var seen: Set<Int> = [start]
    var pending = [start]
    while let next = pending.popLast() {
      for successor in self.blocks[next].successors where blocks.contains(successor) && seen.insert(successor).inserted
      {
        pending.append(successor)
      }
    }
    return seen
  }
}
