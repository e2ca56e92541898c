import LeakAST
import LeakModel

/// Searches the paths of one body breadth first, from a point onwards, merging paths that agree in block, state and facts.
public struct PathSearch<Semantics: PathSemantics> {
  public typealias State = Semantics.State

  /// A way out that some path reaches.
  public struct Arrival {
    public var exit: Exit
    public var state: State
    public var facts: Facts
    fileprivate var node: Int
  }

  public private(set) var arrivals: [Arrival] = []
  /// The search gave up: more states than the budget allows.
  public private(set) var exhausted = false

  private struct Key: Hashable {
    var block: Int
    var state: State
    var facts: Facts
    var outcome: Way<State>.Outcome
  }

  private struct Node {
    var key: Key
    var parent: Int
    var trace: [TraceStep]
    var branch: TraceStep?
    var start: Int
  }

  /// For each note the node at which it was first taken.
  private var noted: [Int: Int] = [:]
  private var nodes: [Node] = []
  /// The block of each node: most are asked for nothing else.
  private var places: [Int] = []
  private var index: [Key: Int] = [:]
  /// For each node those that lead to it.
  private var sources: [[Int]] = []
  private let body: Body

  /// - Parameters:
  ///   - block: where to begin; instructions before `instruction` are left out.
  ///   - budget: how many states to visit at most.
  public init(
    _ body: Body, from block: Int = Body.entry, instruction: Int = 0, state: State, facts: Facts,
    semantics: Semantics, budget: Int
  ) {
    self.body = body
    guard block < body.blocks.count else { return }
    let first = Key(block: block, state: state, facts: facts, outcome: .onward)
    add(Node(key: first, parent: -1, trace: [], branch: nil, start: instruction), from: [])
    if instruction == 0 { index[first] = 0 }
    var next = 0
    while next < nodes.count {
      if next >= budget {
        exhausted = true
        break
      }
      expand(next, semantics)
      next += 1
    }
  }

  private mutating func expand(_ number: Int, _ semantics: Semantics) {
    let node = nodes[number]
    // Arrivals are nodes for their trace only.
    if node.start == Int.max { return }
    let block = body.blocks[node.key.block]
    var ways = [Way(node.key.state, node.key.facts, outcome: node.key.outcome)]
    for instruction in block.instructions[min(node.start, block.instructions.count)...] {
      ways = Self.following(ways, instruction, in: body, semantics)
      collectNotes(semantics, at: number)
      // An error that no `try` takes up goes nowhere that is known.
      if ways.contains(where: { $0.outcome == .threw }), !block.throwsAfter(instruction) {
        ways.removeAll { $0.outcome == .threw }
      }
      if ways.isEmpty { return }
    }
    for way in ways { leave(number, block.terminator, way, semantics) }
  }

  /// The ways on from some ways by one instruction. Mostly there is one that has nothing to tell.
  private static func following(
    _ ways: [Way<State>], _ instruction: Instruction, in body: Body, _ semantics: Semantics
  ) -> [Way<State>] {
    if ways.count == 1, ways[0].trace.isEmpty {
      return semantics.step(instruction, in: body, state: ways[0].state, facts: ways[0].facts)
    }
    return ways.flatMap { way in
      var results = semantics.step(instruction, in: body, state: way.state, facts: way.facts)
      for index in results.indices { results[index].trace = way.trace + results[index].trace }
      return results
    }
  }

  private mutating func leave(
    _ number: Int, _ terminator: Terminator, _ way: Way<State>, _ semantics: Semantics
  ) {
    switch terminator {
    case .unreachable: return
    case .jump(let target): visit(target, way, from: number, branch: nil)
    case .repeatLoop(let target, let range):
      guard
        let state = semantics.endOfTurn(head: target, range: range, body: body, state: way.state, facts: way.facts)
      else { return collectNotes(semantics, at: number) }
      var again = way
      again.state = state
      visit(target, again, from: number, branch: nil)
    case .mayThrow(_, let range, let normal, let error):
      if way.outcome != .threw { visit(normal, way, from: number, branch: nil) }
      if way.outcome != .completed {
        visit(error, way, from: number, branch: TraceStep(.throwing, range: range))
      }
    case .branch(let test, let kind, let range, let then, let otherwise):
      let settled = way.facts.decide(test) ?? semantics.decide(test, state: way.state)
      for (answer, target) in [(true, then), (false, otherwise)] where settled == nil || settled == answer {
        var taken = way
        taken.state = semantics.took(test, answer: answer, to: target, in: body, state: way.state)
        if test != .opaque, settled == nil { taken.facts.learn(test, answer) }
        taken.facts = semantics.relevant(taken.facts, after: range, in: body)
        visit(target, taken, from: number, branch: TraceStep(.branch(test, kind, taken: answer), range: range))
      }
    case .exit(let exit):
      let key = Key(block: places[number], state: way.state, facts: way.facts, outcome: way.outcome)
      add(Node(key: key, parent: number, trace: way.trace, branch: nil, start: Int.max), from: [number])
      arrivals.append(Arrival(exit: exit, state: way.state, facts: way.facts, node: nodes.count - 1))
    }
  }

  private mutating func visit(_ target: Int, _ way: Way<State>, from: Int, branch: TraceStep?) {
    let key = Key(block: target, state: way.state, facts: way.facts, outcome: .onward)
    if let known = index[key] {
      sources[known].append(from)
      return
    }
    index[key] = nodes.count
    add(Node(key: key, parent: from, trace: way.trace, branch: branch, start: 0), from: [from])
  }

  private mutating func add(_ node: Node, from origins: [Int]) {
    nodes.append(node)
    places.append(node.key.block)
    sources.append(origins)
  }

  private mutating func collectNotes(_ semantics: Semantics, at number: Int) {
    for note in semantics.takeNotes() where noted[note] == nil { noted[note] = number }
  }

  /// The notes that were taken in this search, in order.
  public var notes: [Int] { noted.keys.sorted() }

  /// How many decisions a trace looks back on at most: nobody reads more, and each costs a walk over the graph.
  private static var longestStory: Int { 48 }

  /// The steps of the shortest path to an arrival. A branch both of whose sides lead there is left out.
  public func trace(to arrival: Arrival) -> [TraceStep] { trace(toNode: arrival.node) }

  /// The blocks of the shortest path to an arrival, from the first on.
  public func blocks(to arrival: Arrival) -> [Int] {
    var blocks: [Int] = []
    var node = arrival.node
    while node >= 0 {
      if nodes[node].start != Int.max { blocks.append(places[node]) }
      node = nodes[node].parent
    }
    return blocks.reversed()
  }

  /// The steps of the shortest path to where a note was taken.
  public func trace(toNote note: Int) -> [TraceStep] { noted[note].map { trace(toNode: $0) } ?? [] }

  private func trace(toNode last: Int) -> [TraceStep] {
    var steps: [TraceStep] = []
    var following: [Int: [Int]] = [:]
    for (node, origins) in sources.enumerated() {
      for origin in origins { following[origin, default: []].append(node) }
    }
    var node = last
    var asked = 0
    while node >= 0, asked < Self.longestStory {
      let parent = nodes[node].parent
      if let branch = nodes[node].branch, parent >= 0 {
        asked += 1
        let leading = nodesLeading(to: last, without: [parent])
        let others = (following[parent] ?? []).filter { $0 != node }
        if !others.contains(where: leading.contains) {
          steps.append(branch)
        } else if let step = either(leadingTo: node, last, following) {
          steps.append(step)
        }
      }
      steps.append(contentsOf: nodes[node].trace.reversed())
      node = parent
    }
    return steps.reversed()
  }

  /// The conditions of one statement of which each leads to where `node` is, if nothing but them leads from there to
  /// `last`.
  private func either(leadingTo node: Int, _ last: Int, _ following: [Int: [Int]]) -> TraceStep? {
    // Facts may differ: who comes from `let x` knows more than who comes from another condition.
    let place = places[node]
    let same = Set(places.indices.filter { places[$0] == place && isSame(nodes[$0], nodes[node]) })
    let origins = Set(same.flatMap { sources[$0] })
    guard origins.count > 1 else { return nil }
    let leading = nodesLeading(to: last, without: same)
    var decisions: [TraceStep.Decision] = []
    for origin in origins.sorted() {
      guard case .branch(let test, let kind, let range, let then, _) = body.blocks[places[origin]].terminator,
        kind == .condition || kind == .guardCondition,
        (following[origin] ?? []).allSatisfy({ same.contains($0) || !leading.contains($0) })
      else { return nil }
      let taken = then == place
      let decision = TraceStep.Decision(test: test, kind: kind, taken: taken, range: range)
      if !decisions.contains(decision) { decisions.append(decision) }
    }
    return TraceStep(either: decisions)
  }

  /// Whether two nodes of one block differ in nothing but facts.
  private func isSame(_ a: Node, _ b: Node) -> Bool {
    a.start == b.start && a.key.state == b.key.state && a.key.outcome == b.key.outcome
  }

  /// The nodes from which `last` is reached on a way that passes none of `excluded`.
  private func nodesLeading(to last: Int, without excluded: Set<Int>) -> Set<Int> {
    var leading: Set<Int> = [last]
    var pending = [last]
    while let node = pending.popLast() {
      for origin in sources[node] where !excluded.contains(origin) && leading.insert(origin).inserted {
        pending.append(origin)
      }
    }
    return leading
  }
}
