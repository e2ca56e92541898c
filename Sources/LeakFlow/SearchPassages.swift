/// Which nodes of a search every way from another node to one certain node passes.
///
/// These are dominators of the reversed graph, by the algorithm of Cooper, Harvey and Kennedy: see `PostDominators`.
struct SearchPassages {
  /// For each node that leads there the nearest node that every way on passes.
  private var nearest: [Int]
  /// The order in which nodes were left on a walk against the edges: the farther from the end, the smaller. -1 for a node
  /// that does not lead there.
  private var position: [Int]

  init(to last: Int, count: Int, from sources: Adjacency, to following: Adjacency) {
    nearest = [Int](repeating: -1, count: count)
    position = [Int](repeating: -1, count: count)
    let order = Self.postorder(from: last, count: count, sources)
    for (index, node) in order.enumerated() { position[node] = index }
    nearest[last] = last
    var changed = true
    while changed {
      changed = false
      for node in order.reversed() where node != last {
        var meeting = -1
        for next in following[node] where nearest[next] >= 0 {
          meeting = meeting < 0 ? next : intersection(meeting, next)
        }
        if meeting >= 0, nearest[node] != meeting {
          nearest[node] = meeting
          changed = true
        }
      }
    }
  }

  /// Whether a way leads from a node to the end that does not pass `excluded`.
  func leads(_ node: Int, without excluded: Int) -> Bool {
    guard position[node] >= 0 else { return false }
    guard position[excluded] >= 0 else { return true }
    var node = node
    while position[node] < position[excluded] { node = nearest[node] }
    return node != excluded
  }

  private func intersection(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if position[a] < position[b] { a = nearest[a] } else { b = nearest[b] }
    }
    return a
  }

  private static func postorder(from last: Int, count: Int, _ sources: Adjacency) -> [Int] {
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: count)
    var stack: [(node: Int, left: ArraySlice<Int>)] = [(last, sources[last])]
    seen[last] = true
    while let top = stack.indices.last {
      guard let next = stack[top].left.popFirst() else {
        order.append(stack.removeLast().node)
        continue
      }
      if !seen[next] {
        seen[next] = true
        stack.append((next, sources[next]))
      }
    }
    return order
  }
}
