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
  ///   - following: which nodes of the search follow which.
  init(_ lasts: Set<Int>, in following: StoryEdges) {
    end = following.count
    next = following.count
    let leading = following.nodesLeading(toAnyOf: lasts)
    self.leading = leading
    let otherwise = following.count + 1
    var edges = [(from: end, to: otherwise)]
    for edge in following.edges where leading[edge.from] && !lasts.contains(edge.from) {
      if leading[edge.to] {
        edges.append(edge)
      } else if following.isEnding[edge.to] {
        // Where a way leads that does not come to the end is all one.
        edges.append((edge.from, otherwise))
      }
    }
    for last in lasts { edges.append((last, end)) }
    joins = PostDominators(count: otherwise, edges: edges)
  }

  /// Whether the end is reached from a node.
  func isReached(from node: Int) -> Bool { leading[node] }

  /// Whether the story goes on in the same way whatever is decided at a node.
  ///
  /// - Parameter alike: the nodes that differ from one in nothing but facts.
  func isReachedAnyway(from node: Int, to following: StoryEdges, alike: (Int) -> [Int]) -> Bool {
    if joins.passes(next, from: node) { return true }
    guard next != end else { return false }
    // What is known may differ, if it does not matter to the end.
    let goals = alike(next).filter { leading[$0] }
    return goals.count > 1 && following[node].allSatisfy { side in goals.contains { joins.passes($0, from: side) } }
  }
}
