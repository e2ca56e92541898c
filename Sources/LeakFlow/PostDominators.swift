/// Where the ways out of each block of a body come together again.
///
/// The algorithm is that of Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", on the reversed graph. All
/// exits lead to one block that does not exist: its number is the count of blocks.
public struct PostDominators: Sendable {
  /// For each block the nearest block that every way from it to an exit passes; the count of blocks stands for "none before
  /// the exits". `nil` for a block from which no exit is reached.
  public let nearest: [Int?]

  public init(_ body: Body) {
    let end = body.blocks.count
    let successors = body.blocks.map { block -> [Int] in
      if case .exit = block.terminator { return [end] }
      return block.successors
    }
    let order = Self.postorder(successors, from: end)
    var position = [Int?](repeating: nil, count: end + 1)
    for (index, block) in order.enumerated() { position[block] = index }
    var nearest = [Int?](repeating: nil, count: end + 1)
    nearest[end] = end
    var changed = true
    while changed {
      changed = false
      for block in order.reversed() where block != end {
        var meeting: Int?
        for next in successors[block] where nearest[next] != nil {
          meeting = meeting.map { Self.intersect($0, next, nearest, position) } ?? next
        }
        if let meeting, nearest[block] != meeting {
          nearest[block] = meeting
          changed = true
        }
      }
    }
    self.nearest = Array(nearest.dropLast())
  }

  /// The first block that two chains of nearest post-dominators share.
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

  /// The blocks from which `end` is reached, in postorder of the reversed graph: `end` last.
  private static func postorder(_ successors: [[Int]], from end: Int) -> [Int] {
    var predecessors = [[Int]](repeating: [], count: end + 1)
    for (block, targets) in successors.enumerated() { for target in targets { predecessors[target].append(block) } }
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: end + 1)
    var stack: [(block: Int, next: Int)] = [(end, 0)]
    seen[end] = true
    while let top = stack.last {
      guard top.next < predecessors[top.block].count else {
        order.append(top.block)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let block = predecessors[top.block][top.next]
      if !seen[block] {
        seen[block] = true
        stack.append((block, 0))
      }
    }
    return order
  }
}
