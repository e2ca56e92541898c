import LeakFlow

/// The ways through a body from where a lock is taken to where it may be taken again.
struct LockWays {
  let body: Body
  let start: (block: Int, index: Int)

  /// Whether a way leads to a place, past nothing that ends it.
  func lead(to end: (block: Int, index: Int), endingAt ends: (Int, Int, Instruction?) -> Bool) -> Bool {
    guard follow([:], to: end, endingAt: ends) else { return false }
    let decided = decisions
    return decided.isEmpty || follow(decided, to: end, endingAt: ends)
  }

  private func follow(
    _ decided: [Test: Bool], to end: (block: Int, index: Int), endingAt ends: (Int, Int, Instruction?) -> Bool
  ) -> Bool {
    var seen: Set<Int> = []
    var pending = [(start.block, start.index + 1)]
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      var isOpen = true
      for index in first..<max(first, block.instructions.count) {
        if number == end.block, index == end.index { return true }
        if ends(number, index, block.instructions[index]) {
          isOpen = false
          break
        }
      }
      guard isOpen else { continue }
      if number == end.block, end.index >= max(first, block.instructions.count) { return true }
      for next in Self.next(block, decided) where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return false
  }

  private static func next(_ block: BasicBlock, _ decided: [Test: Bool]) -> [Int] {
    guard case .branch(let test, _, _, let then, let otherwise) = block.terminator, let side = decided[test] else {
      return block.successors
    }
    return [side ? then : otherwise]
  }

  /// What decides that the lock is taken at all: where it is asked again, the same comes out.
  private var decisions: [Test: Bool] {
    var found: [Test: Bool] = [:]
    for (number, block) in body.blocks.enumerated() {
      guard case .branch(let test, let kind, _, let then, let otherwise) = block.terminator, test.subject != nil,
        kind != .loop, kind != .nextElement
      else { continue }
      let sides = [then, otherwise].map { side in
        body.reaches({ $0 == start.block }, fromAnyOf: [side], avoiding: { $0 == number })
      }
      if sides[0] != sides[1] { found[test] = sides[0] }
    }
    return found
  }
}
