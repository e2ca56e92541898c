import LeakDomain
import LeakFlow
import LeakModel

/// Looks at what is in a slot of an actor from which a suspension leads to where that is dropped: who comes while the function is
/// suspended was not looked at.
///
/// Omissions: looks and losses in closures, beside a loss in that which is given a continuation.
struct SuspendedLooks {
  let view: SlotView
  private var program: Program { view.program }

  func look(before loss: StaleLooks.Loss, _ sections: CriticalSections) -> SourceRange? {
    let root = program.root(of: loss.ref)
    guard isActor(root), let place = sections.chain(from: loss.place).last, place.body == root.body,
      loss.ref == root || loss.isOverwriting, !(loss.isOverwriting && SlotActors(view).isExpected(loss.kind))
    else { return nil }
    let looks = SlotLooks(view: view).looks(in: root).filter { $0.range != loss.range }
    if loss.ref != root, looks.contains(where: { $0.place.body == loss.ref.body }) { return nil }
    return look(in: looks, before: place, loss, root)
  }

  private func isActor(_ root: BodyRef) -> Bool {
    guard program.type(around: root) == view.slot.owner, program.body(root).isAsync else { return false }
    switch program.executors(of: root.file)[root.body] {
    case .actor, .main: return true
    default: return false
    }
  }

  /// Goes backwards from the loss until there is a look: behind a suspension it is too old.
  private func look(
    in looks: [SlotLook], before place: BodyPlace, _ loss: StaleLooks.Loss, _ root: BodyRef
  ) -> SourceRange? {
    struct Point: Hashable {
      var block: Int
      var hasSuspended: Bool
    }
    let body = program.body(root)
    let byPlace = Dictionary(
      looks.filter { $0.place.body == body.id }.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    var pending = [(point: Point(block: place.block, hasSuspended: false), end: place.instruction)]
    var seen: Set<Point> = []
    search: while let (point, end) = pending.popLast() {
      var hasSuspended = point.hasSuspended
      let instructions = body.blocks[point.block].instructions
      for index in (0...min(end, instructions.count)).reversed() {
        let instruction = index < end ? instructions[index] : nil
        if let instruction, suspends(instruction, root) { hasSuspended = true }
        let at = BodyPlace(body: body.id, block: point.block, instruction: index)
        guard index < end || index == instructions.count, let look = byPlace[at] else { continue }
        // The turns of a loop go through what was there when it began.
        if let instruction, isTurn(instruction), !hasSuspended { continue }
        if isOfLoop(body.blocks[point.block], index), !loss.isOverwriting { continue }
        if hasSuspended, look.isCare(for: loss) { return look.range }
        continue search
      }
      for (before, block) in body.blocks.enumerated() where block.successors.contains(point.block) {
        let next = Point(block: before, hasSuspended: hasSuspended)
        if seen.insert(next).inserted { pending.append((next, block.instructions.count)) }
      }
    }
    return nil
  }

  private func isTurn(_ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .element, .exhausted: true
    default: false
    }
  }

  /// Whether the end of a block asks whether there is another turn.
  private func isOfLoop(_ block: BasicBlock, _ index: Int) -> Bool {
    guard index == block.instructions.count, case .branch(_, let kind, _, _, _) = block.terminator else { return false }
    return kind == .loop
  }

  /// Whether others may come at an instruction: it waits for more than what the object itself does at once.
  private func suspends(_ instruction: Instruction, _ root: BodyRef) -> Bool {
    switch instruction.kind {
    case .awaitValue, .element(_, isAwait: true): return true
    case .call(let id):
      let site = program.files[root.file][id]
      guard site.isAwaited else { return false }
      guard let target = program.resolve(site, file: root.file)?.target, program.type(around: target) == view.slot.owner
      else { return true }
      return program.family(of: target).contains { program.files[target.file].waits(in: $0) }
    default: return false
    }
  }
}

extension FlowFile {
  /// Whether a body waits for anything.
  fileprivate func waits(in body: BodyID) -> Bool {
    self[body].blocks.contains { block in
      block.instructions.contains { instruction in
        switch instruction.kind {
        case .awaitValue, .element(_, isAwait: true): true
        case .call(let id): self[id].isAwaited
        default: false
        }
      }
    }
  }
}
