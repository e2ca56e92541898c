/// Where a story leads to, as far as it is told: from its end on.
struct StoryGoal {
  /// The decision that was told last; at first the end itself, which is no node of the search.
  var next: Int
  private let end: Int
  private let joins: PostDominators
  /// For each node whether the end is reached from it.
  private let leading: [Bool]

  /// - Parameters:
  ///   - lasts: the nodes at which the story may end.
  ///   - count: how many nodes the search has.
  init(_ lasts: Set<Int>, count: Int, from sources: Adjacency, to following: Adjacency) {
    end = count
    next = count
    let otherwise = count + 1
    let successors = (0..<count).map { node -> [Int] in
      if lasts.contains(node) { return [count] }
      return following[node].isEmpty ? [otherwise] : Array(following[node])
    }
    joins = PostDominators(successors + [[otherwise]])
    leading = Self.nodesLeading(toAnyOf: lasts, count: count, from: sources)
  }

  /// Whether the end is reached from a node.
  func isReached(from node: Int) -> Bool { leading[node] }

  /// Whether the story goes on in the same way whatever is decided at a node.
  ///
  /// - Parameter alike: the nodes that differ from one in nothing but facts.
  func isReachedAnyway(from node: Int, to following: Adjacency, alike: (Int) -> [Int]) -> Bool {
    if joins.passes(next, from: node) { return true }
    guard next != end else { return false }
    // What is known may differ, if it does not matter to the end.
    let goals = alike(next).filter { leading[$0] }
    return goals.count > 1 && following[node].allSatisfy { side in goals.contains { joins.passes($0, from: side) } }
  }

  private static func nodesLeading(toAnyOf lasts: Set<Int>, count: Int, from sources: Adjacency) -> [Bool] {
    var leading = [Bool](repeating: false, count: count)
    var pending = Array(lasts)
    for last in pending { leading[last] = true }
    while let node = pending.popLast() {
      for origin in sources[node] where !leading[origin] {
        leading[origin] = true
        pending.append(origin)
      }
    }
    return leading
  }
}
