import LeakFlow

/// The places of a body that lie behind the taking of a lock, and before what ends it: followed once, and asked for many places.
struct LockWays {
  /// The places of one block from one on to another.
  private typealias Stretches = [Int: [ClosedRange<Int>]]

  private let body: Body
  private let start: (block: Int, index: Int)
  private let ends: (Int, Int, Instruction) -> Bool
  private var free: Stretches = [:]
  /// The same on the ways on which it is decided again as it was where the lock was taken.
  private var decided: Stretches?

  init(_ body: Body, from start: (block: Int, index: Int), endingAt ends: @escaping (Int, Int, Instruction) -> Bool) {
    self.body = body
    self.start = start
    self.ends = ends
    free = follow([:])
    let decisions = decisions
    if !decisions.isEmpty { decided = follow(decisions) }
  }

  /// Whether a way leads to a place, past nothing that ends it.
  func lead(to end: (block: Int, index: Int)) -> Bool {
    func isReached(_ stretches: Stretches) -> Bool {
      stretches[end.block]?.contains { $0.contains(end.index) } ?? false
    }
    return isReached(free) && (decided.map(isReached) ?? true)
  }

  private func follow(_ decided: [Test: Bool]) -> Stretches {
    var found: Stretches = [:]
    var seen: Set<Int> = []
    var pending = [(start.block, start.index + 1)]
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      let rest = first..<max(first, block.instructions.count)
      if let last = rest.first(where: { ends(number, $0, block.instructions[$0]) }) {
        found[number, default: []].append(first...last)
        continue
      }
      found[number, default: []].append(first...Int.max)
      for next in Self.next(block, decided) where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return found
  }

  private static func next(_ block: BasicBlock, _ decided: [Test: Bool]) -> [Int] {
    guard case .branch(let test, _, _, let then, let otherwise) = block.terminator, let side = decided[test] else {
      return block.successors
    }
    return [side ? then : otherwise]
  }

  /// What decides that the lock is taken at all: where it is asked again, the same comes out.
  private var decisions: [Test: Bool] {
    let leading = leading
    var found: [Test: Bool] = [:]
    for (number, block) in body.blocks.enumerated() {
      guard case .branch(let test, let kind, _, let then, let otherwise) = block.terminator, test.subject != nil,
        kind != .loop, kind != .nextElement, leading[then] || leading[otherwise]
      else { continue }
      // Mostly one side leads there, and needs no second turn for that.
      if leading[then] != leading[otherwise], number != start.block, number != then, number != otherwise {
        found[test] = leading[then]
        continue
      }
      let sides = [then, otherwise].map { side in
        leading[side] && body.reaches({ $0 == start.block }, fromAnyOf: [side], avoiding: { $0 == number })
      }
      if sides[0] != sides[1] { found[test] = sides[0] }
    }
    return found
  }

  /// For each block whether a way leads from it to where the lock is taken.
  private var leading: [Bool] {
    var before = [[Int]](repeating: [], count: body.blocks.count)
    for (number, block) in body.blocks.enumerated() { for next in block.successors { before[next].append(number) } }
    var found = [Bool](repeating: false, count: body.blocks.count)
    found[start.block] = true
    var pending = [start.block]
    while let number = pending.popLast() {
      for previous in before[number] where !found[previous] {
        found[previous] = true
        pending.append(previous)
      }
    }
    return found
  }
}
