/// Where the ways on from each node of a graph come together again.
///
/// The algorithm is that of Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", on the reversed graph. All
/// nodes without successors lead to one node that does not exist: its number is the count of nodes.
public struct PostDominators: Sendable {
  /// For each node the nearest node that every way from it to an end passes; the count of nodes stands for "none before
  /// the ends". `nil` for a node from which no end is reached.
  public var nearest: [Int?] { passed.dropLast().map { $0 == Self.none ? nil : $0 } }
  /// The same, with `none` for nothing.
  private let passed: [Int]
  /// For each node its place in a postorder of the reversed graph: the farther from the end, the smaller.
  private let position: [Int]

  private static let none = -1

  /// Where the ways out of each block of a body come together again.
  public init(_ body: Body) {
    let end = body.blocks.count
    var edges: [(from: Int, to: Int)] = []
    for (number, block) in body.blocks.enumerated() {
      if case .exit = block.terminator {
        edges.append((number, end))
      } else {
        for successor in block.successors { edges.append((number, successor)) }
      }
    }
    self.init(count: end, edges: edges)
  }

  /// - Parameter edges: which nodes follow which; the count of nodes stands for the end.
  init(count end: Int, edges: [(from: Int, to: Int)]) {
    let following = Adjacency(count: end + 1, edges: edges, reversed: false)
    let order = Self.postorder(Adjacency(count: end + 1, edges: edges, reversed: true), from: end)
    var position = [Int](repeating: Self.none, count: end + 1)
    for (index, node) in order.enumerated() { position[node] = index }
    var nearest = [Int](repeating: Self.none, count: end + 1)
    nearest[end] = end
    var changed = true
    while changed {
      changed = false
      for node in order.reversed() where node != end {
        var meeting = Self.none
        for next in following[node] where nearest[next] != Self.none {
          meeting = meeting == Self.none ? next : Self.intersect(meeting, next, nearest, position)
        }
        if meeting != Self.none, nearest[node] != meeting {
          nearest[node] = meeting
          changed = true
        }
      }
    }
    self.passed = nearest
    self.position = position
  }

  /// Whether every way from a node to an end passes `target`, or begins there.
  func passes(_ target: Int, from node: Int) -> Bool {
    let goal = position[target]
    guard goal != Self.none else { return false }
    var node = node
    while position[node] != Self.none, position[node] < goal, passed[node] != Self.none { node = passed[node] }
    return node == target
  }

  /// The first node that two chains of nearest post-dominators share.
  private static func intersect(_ a: Int, _ b: Int, _ nearest: [Int], _ position: [Int]) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if position[a] < position[b] { a = nearest[a] } else { b = nearest[b] }
    }
    return a
  }

  /// The nodes from which `end` is reached, in postorder of the reversed graph: `end` last.
  private static func postorder(_ predecessors: Adjacency, from end: Int) -> [Int] {
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: end + 1)
    var stack: [(node: Int, next: Int)] = [(end, 0)]
    seen[end] = true
    while let top = stack.last {
      let sources = predecessors[top.node]
      guard top.next < sources.count else {
        order.append(top.node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let node = sources[sources.startIndex + top.next]
      if !seen[node] {
        seen[node] = true
        stack.append((node, 0))
      }
    }
    return order
  }
}
