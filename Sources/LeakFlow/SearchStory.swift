import LeakAST
import LeakModel

/// What the ways through a search tell: which decisions lead to a node.
///
/// An object, since what it needs for the first story serves the others as well.
@usableFromInline final class SearchStory {
  private let graph: SearchGraph
  private let body: Body
  private lazy var sources = Adjacency(count: graph.count, edges: graph.edges, reversed: true)
  private lazy var following = Adjacency(count: graph.count, edges: graph.edges, reversed: false)
  private lazy var nodesOfPlace = Dictionary(grouping: graph.nodes.indices, by: { graph.nodes[$0].place })

  @usableFromInline init(_ graph: SearchGraph, in body: Body) {
    self.graph = graph
    self.body = body
  }

  /// How many decisions a story looks back on at most: nobody reads more.
  private static let longest = 48

  /// The steps of the shortest path to a node. A branch both of whose sides lead there is left out.
  ///
  /// - Parameter isSame: whether two nodes of one block differ in nothing but facts.
  @usableFromInline func steps(to last: Int, isSame: (Int, Int) -> Bool) -> [TraceStep] {
    var steps: [TraceStep] = []
    var passages: SearchPassages?
    var node = last
    var asked = 0
    while node >= 0, asked < Self.longest {
      let parent = graph.nodes[node].parent
      if parent >= 0, let decision = decision(before: node) {
        asked += 1
        let known = passages ?? SearchPassages(to: last, count: graph.count, from: sources, to: following)
        passages = known
        let others = following[parent].contains { $0 != node && known.leads($0, without: parent) }
        if !others {
          steps.append(decision)
        } else if let step = either(leadingTo: node, last, isSame) {
          steps.append(step)
        }
      }
      steps.append(contentsOf: graph.nodes[node].trace.reversed())
      node = parent
    }
    return steps.reversed()
  }

  /// What its parent's block decided so that a node was reached.
  private func decision(before node: Int) -> TraceStep? {
    let side = graph.nodes[node].side
    guard side != .onward else { return nil }
    switch body.blocks[graph.nodes[graph.nodes[node].parent].place].terminator {
    case .branch(let test, let kind, let range, _, _):
      return TraceStep(.branch(test, kind, taken: side == .then), range: range)
    case .mayThrow(_, let range, _, _): return TraceStep(.throwing, range: range)
    case .jump, .repeatLoop, .exit, .unreachable: return nil
    }
  }

  /// The conditions of one statement of which each leads to where `node` is, if nothing but them leads from there to
  /// `last`.
  private func either(leadingTo node: Int, _ last: Int, _ isSame: (Int, Int) -> Bool) -> TraceStep? {
    // Facts may differ: who comes from `let x` knows more than who comes from another condition.
    let place = graph.nodes[node].place
    let same = (nodesOfPlace[place] ?? []).filter { isSame($0, node) }
    let origins = Set(same.flatMap { sources[$0] }).sorted()
    guard origins.count > 1 else { return nil }
    var decisions: [TraceStep.Decision] = []
    for origin in origins {
      guard
        case .branch(let test, let kind, let range, let then, _) = body.blocks[graph.nodes[origin].place].terminator,
        kind == .condition || kind == .guardCondition
      else { return nil }
      let decision = TraceStep.Decision(test: test, kind: kind, taken: then == place, range: range)
      if !decisions.contains(decision) { decisions.append(decision) }
    }
    let excluded = Set(same)
    let leading = nodesLeading(to: last, without: excluded)
    let isAlone = origins.allSatisfy { following[$0].allSatisfy { excluded.contains($0) || !leading[$0] } }
    return isAlone ? TraceStep(either: decisions) : nil
  }

  /// For each node whether `last` is reached from it on a way that passes none of `excluded`.
  private func nodesLeading(to last: Int, without excluded: Set<Int>) -> [Bool] {
    var leading = [Bool](repeating: false, count: graph.count)
    leading[last] = true
    var pending = [last]
    while let node = pending.popLast() {
      for origin in sources[node] where !leading[origin] && !excluded.contains(origin) {
        leading[origin] = true
        pending.append(origin)
      }
    }
    return leading
  }
}
