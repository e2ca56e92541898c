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

  /// Heads of the loops around a block: those that it reaches and that reach it.
  public func loopHeads(around block: Int) -> Set<Int> {
    let heads = reachable(from: block).compactMap { number -> Int? in
      if case .repeatLoop(let head, _) = blocks[number].terminator { head } else { nil }
    }
    return Set(heads).filter { reachable(from: $0).contains(block) }
  }
}
