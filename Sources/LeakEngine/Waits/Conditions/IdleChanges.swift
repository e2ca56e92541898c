import LeakFlow

/// Changes of what somebody waits for that are made, or are known to have been made, where nobody waits.
extension WaitPredicate {
  /// Whether each way to a block has found that the wait is over: `guard !items.isEmpty else { … }` before another is
  /// added.
  func isOver(before block: Int, in body: Body) -> Bool {
    var seen: Set<Int> = [Body.entry]
    var pending = [Body.entry]
    while let number = pending.popLast() {
      if number == block { return false }
      for next in body.blocks[number].successors where !tellsOver(from: body.blocks[number], to: next) {
        if seen.insert(next).inserted { pending.append(next) }
      }
    }
    return true
  }

  private func tellsOver(from block: BasicBlock, to next: Int) -> Bool {
    guard case .branch(test, _, _, let then, let otherwise) = block.terminator, then != otherwise else { return false }
    return next == (staying ? otherwise : then)
  }

  /// Whether a decision asks for what is waited for, also by a constant that has kept the answer:
  /// `if wasEmpty { condition.broadcast() }`.
  func isAsked(by test: Test, in file: FlowFile) -> Bool {
    guard let place, let subject = test.subject else { return false }
    return mentions(place, in: subject, of: file)
  }

  private func mentions(_ place: Value, in value: Value, of file: FlowFile) -> Bool {
    value.contains { part in
      if part == place { return true }
      guard case .variable(let id) = part, file[id].isLet, let definition = file[id].definition else { return false }
      return mentions(place, in: definition, of: file)
    }
  }
}
