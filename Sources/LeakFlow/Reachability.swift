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
}
