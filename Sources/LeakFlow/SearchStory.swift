import LeakAST
import LeakModel

/// What the ways through a search tell: which decisions lead to a node.
///
/// An object, since what it needs for the first story serves the others as well.
@usableFromInline final class SearchStory {
  private let graph: SearchGraph
  private let body: Body
  private lazy var following = StoryEdges(graph)
  private lazy var nodesOfPlace = Dictionary(grouping: graph.nodes.indices, by: { graph.nodes[$0].place })

  @usableFromInline init(_ graph: SearchGraph, in body: Body) {
    self.graph = graph
    self.body = body
  }

  /// How many decisions a story tells at most: nobody reads more.
  private static let longest = 48

  /// The steps of the shortest path to a node, of its decisions those that it depends on: one of their sides always leads
  /// there, the other need not ("control dependence": Ferrante, Ottenstein and Warren, 1987).
  ///
  /// - Parameters:
  ///   - others: nodes that are as good an end of the story as `last`.
  ///   - isSame: whether two nodes of one block differ in nothing but facts.
  @usableFromInline func steps(
    to last: Int, orAnyOf others: [Int] = [], isSame: (Int, Int) -> Bool
  ) -> [TraceStep] {
    var goal = StoryGoal(Set(others + [last]), in: following)
    var steps: [TraceStep] = []
    var told: Set<Int> = []
    var settled: Int?
    var node = last
    var count = 0
    while node >= 0, count < Self.longest {
      let parent = graph.nodes[node].parent
      if parent >= 0, let decision = decision(before: node) {
        if goal.isReachedAnyway(from: parent, to: following, alike: { alike($0, isSame) }) {
          settled = node
        } else {
          if !told.contains(parent) {
            let (origins, step) =
              either(leadingTo: alike(node, isSame).filter(goal.isReached(from:))) ?? ([parent], decision)
            told.formUnion(origins)
            steps.append(settled.flatMap { plainer(than: decision, testedBefore: $0, isSame) } ?? step)
            count += 1
          }
          goal.next = parent
        }
      }
      steps.append(contentsOf: graph.nodes[node].trace.reversed())
      node = parent
    }
    return steps.reversed()
  }

  /// The nodes that differ from one in nothing but facts, that one among them.
  private func alike(_ node: Int, _ isSame: (Int, Int) -> Bool) -> [Int] {
    (nodesOfPlace[graph.nodes[node].place] ?? []).filter { isSame($0, node) }
  }

  /// A later test that says the same as a decision, in plainer words: that of a chain as a whole, where its beginning was
  /// nil and its end may be nil as well (`guard let name = self?.name`), or the only case that was left of a `switch`.
  ///
  /// - Parameter node: where the test led to.
  private func plainer(
    than decision: TraceStep, testedBefore node: Int, _ isSame: (Int, Int) -> Bool
  ) -> TraceStep? {
    let test = graph.nodes[node].parent
    guard let later = self.decision(before: node) else { return nil }
    switch (decision.kind, later.kind) {
    case (.branch(.isNil, .optionalChain, taken: true), .branch(.isNil, _, taken: true))
    where later.range.contains(decision.range):
      let leads = alike(test, isSame).contains { other in
        other != test && following[other].contains { alike(node, isSame).contains($0) }
      }
      return leads ? later : nil
    case (
      .branch(.isCase(let value, _), .switchCase, taken: false),
      .branch(.isCase(let other, _), .switchCase, taken: true)
    ):
      return value == other && following[test].count == 1 ? later : nil
    default: return nil
    }
  }

  /// What its parent's block decided so that a node was reached.
  private func decision(before node: Int) -> TraceStep? {
    let side = graph.nodes[node].side
    guard side != .onward else { return nil }
    switch body.blocks[graph.nodes[graph.nodes[node].parent].place].terminator {
    // That an assertion holds decides nothing.
    case .branch(_, kind: .assertion, _, _, _): return nil
    case .branch(let test, let kind, let range, _, _):
      return TraceStep(.branch(test, kind, taken: side == .then), range: range)
    case .mayThrow(_, let range, _, _): return TraceStep(.throwing, range: range)
    case .jump, .repeatLoop, .exit, .unreachable: return nil
    }
  }

  /// The conditions of one statement of which each leads to one of some nodes of one block.
  private func either(leadingTo nodes: [Int]) -> (origins: [Int], step: TraceStep)? {
    let origins = Set(nodes.flatMap { following.sources(of: $0) }).sorted()
    guard origins.count > 1, let place = nodes.first.map({ graph.nodes[$0].place }) else { return nil }
    var decisions: [TraceStep.Decision] = []
    for origin in origins {
      guard
        case .branch(let test, let kind, let range, let then, _) = body.blocks[graph.nodes[origin].place].terminator,
        kind == .condition || kind == .guardCondition
      else { return nil }
      let decision = TraceStep.Decision(test: test, kind: kind, taken: then == place, range: range)
      if !decisions.contains(decision) { decisions.append(decision) }
    }
    return TraceStep(either: decisions).map { (origins, $0) }
  }
}
