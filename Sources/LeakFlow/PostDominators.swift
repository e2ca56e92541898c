/// Where the ways on from each node of a graph come together again.
///
/// The algorithm is that of Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", on the reversed graph. All
/// nodes without successors lead to one node that does not exist: its number is the count of nodes.
public struct PostDominators: Sendable {
  /// For each node the nearest node that every way from it to an end passes; the count of nodes stands for "none before
  /// the ends". `nil` for a node from which no end is reached.
  public let nearest: [Int?]
  /// For each node its place in a postorder of the reversed graph: the farther from the end, the smaller.
  private let position: [Int?]

  /// Where the ways out of each block of a body come together again.
  public init(_ body: Body) {
    self.init(
      body.blocks.map { block in
        if case .exit = block.terminator { [body.blocks.count] } else { block.successors }
      })
  }

  /// - Parameter successors: for each node those that follow it; the count of nodes stands for the end.
  init(_ successors: [[Int]]) {
    let end = successors.count
    let order = Self.postorder(successors, from: end)
    var position = [Int?](repeating: nil, count: end + 1)
    for (index, node) in order.enumerated() { position[node] = index }
    var nearest = [Int?](repeating: nil, count: end + 1)
    nearest[end] = end
    var changed = true
    while changed {
      changed = false
      for node in order.reversed() where node != end {
        var meeting: Int?
        for next in successors[node] where nearest[next] != nil {
          meeting = meeting.map { Self.intersect($0, next, nearest, position) } ?? next
        }
        if let meeting, nearest[node] != meeting {
          nearest[node] = meeting
          changed = true
        }
      }
    }
    self.nearest = Array(nearest.dropLast())
    self.position = position
  }

  /// Whether every way from a node to an end passes `target`, or begins there.
  func passes(_ target: Int, from node: Int) -> Bool {
    guard let goal = position[target] else { return false }
    var node = node
    while let here = position[node], here < goal, let next = nearest[node] { node = next }
    return node == target
  }

  /// The first node that two chains of nearest post-dominators share.
  private static func intersect(_ a: Int, _ b: Int, _ nearest: [Int?], _ position: [Int?]) -> Int {
    var (a, b) = (a, b)
    while a != b {
      guard let first = position[a], let second = position[b] else { return nearest.count - 1 }
      if first < second {
        a = nearest[a] ?? nearest.count - 1
      } else {
        b = nearest[b] ?? nearest.count - 1
      }
    }
    return a
  }

  /// The nodes from which `end` is reached, in postorder of the reversed graph: `end` last.
  private static func postorder(_ successors: [[Int]], from end: Int) -> [Int] {
    var predecessors = [[Int]](repeating: [], count: end + 1)
    for (node, targets) in successors.enumerated() { for target in targets { predecessors[target].append(node) } }
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: end + 1)
    var stack: [(node: Int, next: Int)] = [(end, 0)]
    seen[end] = true
    while let top = stack.last {
      guard top.next < predecessors[top.node].count else {
        order.append(top.node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let node = predecessors[top.node][top.next]
      if !seen[node] {
        seen[node] = true
        stack.append((node, 0))
      }
    }
    return order
  }
}
