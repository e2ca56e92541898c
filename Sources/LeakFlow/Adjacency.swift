/// For each node its neighbours on one side.
struct Adjacency {
  private var starts: [Int]
  private var targets: [Int]

  init(count: Int, edges: [(from: Int, to: Int)], reversed: Bool) {
    starts = [Int](repeating: 0, count: count + 1)
    targets = [Int](repeating: 0, count: edges.count)
    for edge in edges { starts[(reversed ? edge.to : edge.from) + 1] += 1 }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var next = starts
    for edge in edges {
      let node = reversed ? edge.to : edge.from
      targets[next[node]] = reversed ? edge.from : edge.to
      next[node] += 1
    }
  }

  subscript(node: Int) -> ArraySlice<Int> { targets[starts[node]..<starts[node + 1]] }
}
