extension Body {
  /// Heads of the loops that a block is in: those to whose next turn it leads without passing where a turn begins. A loop
  /// that stands behind the block in a turn of an outer one is not around it.
  public func loopHeads(around block: Int) -> Set<Int> {
    var turns: [Int: [Int]] = [:]
    for (number, candidate) in blocks.enumerated() {
      if case .repeatLoop(let head, _) = candidate.terminator { turns[head, default: []].append(number) }
    }
    guard !turns.isEmpty else { return [] }
    let predecessors = predecessors
    return Set(turns.filter { Self.reaching($1, from: [$0, start(of: $0)], predecessors).contains(block) }.keys)
  }

  /// The block with which a turn begins. The head of a `for` loop only asks whether there is more: it has no part in the
  /// first turn.
  private func start(of head: Int) -> Int {
    guard case .branch(_, _, _, let then, _) = blocks[head].terminator, blocks[head].instructions.isEmpty else {
      return head
    }
    return then
  }

  /// The blocks from which control can reach a block, that block included.
  public func reaching(_ end: Int) -> Set<Int> { Self.reaching([end], from: [], predecessors) }

  /// The blocks from which control can come to an instruction, those in which it stands included.
  public func leading(to instruction: Instruction.Kind) -> Set<Int> {
    let places = blocks.indices.filter { blocks[$0].instructions.contains { $0.kind == instruction } }
    return Self.reaching(places, from: [], predecessors)
  }

  /// The blocks on the ways to some blocks that begin at some others, or anywhere.
  private static func reaching(_ ends: [Int], from starts: Set<Int>, _ predecessors: [[Int]]) -> Set<Int> {
    var seen = Set(ends)
    var pending = ends
    while let next = pending.popLast() {
      if starts.contains(next) { continue }
      for predecessor in predecessors[next] where seen.insert(predecessor).inserted { pending.append(predecessor) }
    }
    return seen
  }

  /// For each block those from which control comes to it.
  private var predecessors: [[Int]] {
    var predecessors = [[Int]](repeating: [], count: blocks.count)
    for (number, block) in blocks.enumerated() {
      for successor in block.successors { predecessors[successor].append(number) }
    }
    return predecessors
  }
}
