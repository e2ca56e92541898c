extension Body {
  /// The blocks that control can reach from a block, that block included.
  public func reachable(from start: Int) -> Set<Int> {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let next = pending.popLast() {
      for successor in blocks[next].successors where seen.insert(successor).inserted { pending.append(successor) }
    }
    return seen
  }

  /// Whether some way through one of two blocks goes through the other as well.
  public func isOnOneWay(_ one: Int, _ other: Int) -> Bool {
    reachable(from: one).contains(other) || reachable(from: other).contains(one)
  }

  /// Whether each way through a block, from the entry to an exit, goes through a wanted one as well.
  public func areOnEachWay(_ isWanted: (Int) -> Bool, through block: Int) -> Bool {
    !reaches({ $0 == block }, fromAnyOf: [Body.entry], avoiding: isWanted)
      || !reaches({ blocks[$0].isExit }, fromAnyOf: [block], avoiding: isWanted)
  }

  /// Whether control may come back to a call.
  public func comesBack(to call: CallID) -> Bool {
    blocks.indices.contains { number in
      blocks[number].instructions.contains { $0.kind == .call(call) } && comesBack(to: number)
    }
  }

  /// Whether control can come to a block again, behind it: it is in a loop.
  public func comesBack(to block: Int) -> Bool {
    blocks[block].successors.contains { reachable(from: $0).contains(block) }
  }

  /// Whether a way from one of some blocks, that block included, leads to a wanted one and passes none of others.
  public func reaches(_ isWanted: (Int) -> Bool, fromAnyOf starts: [Int], avoiding isAvoided: (Int) -> Bool) -> Bool {
    var seen: Set<Int> = []
    var pending = starts
    while let number = pending.popLast() {
      guard !isAvoided(number), seen.insert(number).inserted else { continue }
      if isWanted(number) { return true }
      pending += blocks[number].successors
    }
    return false
  }

  /// Whether a way leads to a call that passes none of some other calls.
  ///
  /// - Parameters:
  ///   - block: where the way begins; instructions before `instruction` are left out.
  ///   - isAvoided: whether a way ends at a call.
  public func reaches(
    _ target: CallID, from block: Int = Body.entry, instruction: Int = 0, avoiding isAvoided: (CallID) -> Bool
  ) -> Bool {
    var seen: Set<Int> = []
    var pending = [(block, instruction)]
    while let (number, first) = pending.popLast() {
      let calls = blocks[number].instructions.dropFirst(first).lazy.compactMap { instruction -> CallID? in
        if case .call(let id) = instruction.kind { id } else { nil }
      }
      switch calls.first(where: { $0 == target || isAvoided($0) }) {
      case target?: return true
      case _?: continue
      case nil: for next in blocks[number].successors where seen.insert(next).inserted { pending.append((next, 0)) }
      }
    }
    return false
  }

  /// Whether a way leads from a block to an exit and passes none of some blocks.
  public func mayLeave(
    from start: Int = Body.entry, by isWanted: (Exit) -> Bool = { _ in true }, avoiding isAvoided: (BasicBlock) -> Bool
  ) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let number = pending.popLast() {
      if isAvoided(blocks[number]) { continue }
      if case .exit(let exit) = blocks[number].terminator, isWanted(exit) { return true }
      for next in blocks[number].successors where seen.insert(next).inserted { pending.append(next) }
    }
    return false
  }
}

extension BasicBlock {
  /// Whether control leaves the body at its end.
  public var isExit: Bool { if case .exit = terminator { true } else { false } }
}
