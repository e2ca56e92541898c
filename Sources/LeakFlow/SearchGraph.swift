import LeakAST
import LeakModel

/// How the nodes of one search follow from each other.
@usableFromInline struct SearchGraph {
  /// Which way out of the block of its parent leads to a node.
  @usableFromInline enum Side: Hashable, Sendable {
    case onward, then, otherwise, error
  }

  @usableFromInline struct Node {
    /// Its block.
    var place: Int
    /// The node that led here first; -1 for the beginning.
    var parent: Int
    var side: Side
    /// An arrival is a node for its trace only.
    @usableFromInline var isArrival: Bool
    /// What there is to tell of the way from the parent.
    var trace: [TraceStep]

    @usableFromInline init(place: Int, parent: Int, side: Side, isArrival: Bool, trace: [TraceStep]) {
      self.place = place
      self.parent = parent
      self.side = side
      self.isArrival = isArrival
      self.trace = trace
    }
  }

  @usableFromInline private(set) var nodes: [Node] = []
  private(set) var edges: [(from: Int, to: Int)] = []

  @usableFromInline init() {}

  @usableFromInline var count: Int { nodes.count }

  @usableFromInline mutating func add(_ node: Node) {
    if node.parent >= 0 { edges.append((node.parent, nodes.count)) }
    nodes.append(node)
  }

  /// Another way to a node that is there already.
  @usableFromInline mutating func join(_ from: Int, to node: Int) { edges.append((from, node)) }

  /// The blocks of the shortest path to a node, from the first on.
  @usableFromInline func blocks(to last: Int) -> [Int] {
    var blocks: [Int] = []
    var node = last
    while node >= 0 {
      if !nodes[node].isArrival { blocks.append(nodes[node].place) }
      node = nodes[node].parent
    }
    return blocks.reversed()
  }
}
