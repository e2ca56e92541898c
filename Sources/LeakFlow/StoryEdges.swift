/// Which nodes of a search follow which, in both directions: what all stories of one search share.
struct StoryEdges {
  let count: Int
  let edges: [(from: Int, to: Int)]
  /// For each node whether a node is reached from it that none follows.
  let isEnding: [Bool]
  private let sources: Adjacency
  private let targets: Adjacency

  init(_ graph: SearchGraph) {
    count = graph.count
    edges = graph.edges
    sources = Adjacency(count: graph.count, edges: graph.edges, reversed: true)
    let targets = Adjacency(count: graph.count, edges: graph.edges, reversed: false)
    self.targets = targets
    isEnding = Self.nodesLeading(
      toAnyOf: (0..<graph.count).filter { targets[$0].isEmpty }, count: graph.count, from: sources)
  }

  /// The nodes that follow a node.
  subscript(node: Int) -> ArraySlice<Int> { targets[node] }

  /// The nodes that a node follows.
  func sources(of node: Int) -> ArraySlice<Int> { sources[node] }

  /// For each node whether one of some nodes is reached from it.
  func nodesLeading(toAnyOf lasts: Set<Int>) -> [Bool] {
    Self.nodesLeading(toAnyOf: Array(lasts), count: count, from: sources)
  }

  private static func nodesLeading(toAnyOf lasts: [Int], count: Int, from sources: Adjacency) -> [Bool] {
    var leading = [Bool](repeating: false, count: count)
    var pending = lasts
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
