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
    @usableFromInline var node: Int

    @inlinable init(exit: Exit, state: State, facts: Facts, node: Int) {
      self.exit = exit
      self.state = state
      self.facts = facts
      self.node = node
    }
  }

  @inlinable public var arrivals: [Arrival] { arrived }
  /// The search gave up: more states than the budget allows.
  @inlinable public var exhausted: Bool { isExhausted }

  /// How many states were visited.
  @inlinable public var visited: Int { keys.count }

  @usableFromInline var arrived: [Arrival] = []
  @usableFromInline var isExhausted = false

  @usableFromInline struct Key: Hashable {
    @usableFromInline var block: Int
    @usableFromInline var state: State
    @usableFromInline var facts: Facts
    @usableFromInline var outcome: Way<State>.Outcome

    @inlinable init(block: Int, state: State, facts: Facts, outcome: Way<State>.Outcome) {
      self.block = block
      self.state = state
      self.facts = facts
      self.outcome = outcome
    }
  }

  /// What each node of `graph` stands for.
  @usableFromInline var keys: [Key] = []
  @usableFromInline var graph = SearchGraph()
  @usableFromInline var index: NodeIndex<Key>
  /// For each note the node at which it was first taken.
  @usableFromInline var noted: [Int: Int] = [:]
  @usableFromInline let body: Body
  /// Instructions of the first block before this one are left out.
  @usableFromInline let beginning: Int
  @usableFromInline var story: SearchStory

  /// - Parameters:
  ///   - block: where to begin; instructions before `instruction` are left out.
  ///   - budget: how many states to visit at most.
  @inlinable public init(
    _ body: Body, from block: Int = Body.entry, instruction: Int = 0, state: State, facts: Facts,
    semantics: Semantics, budget: Int
  ) {
    self.body = body
    beginning = instruction
    story = SearchStory(graph, in: body)
    index = NodeIndex(blocks: body.blocks.count)
    guard block < body.blocks.count else { return }
    // A search within a step of another one does not place what that step has noted so far.
    let outside = semantics.pendingNotes
    semantics.pendingNotes = []
    defer { semantics.pendingNotes = outside }
    let first = Key(block: block, state: state, facts: facts, outcome: .onward)
    add(first, parent: -1, side: .onward, trace: [])
    if instruction == 0 { index.add(0, first, at: block) }
    var next = 0
    while next < keys.count {
      if next >= budget {
        isExhausted = true
        break
      }
      expand(next, semantics)
      next += 1
    }
    story = SearchStory(graph, in: body)
  }

  @inlinable mutating func expand(_ number: Int, _ semantics: Semantics) {
    if graph.nodes[number].isArrival { return }
    let key = keys[number]
    let block = body.blocks[key.block]
    var ways = [Way(key.state, key.facts, outcome: key.outcome)]
    for instruction in block.instructions[min(number == 0 ? beginning : 0, block.instructions.count)...] {
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
  @inlinable static func following(
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

  @inlinable mutating func leave(
    _ number: Int, _ terminator: Terminator, _ way: Way<State>, _ semantics: Semantics
  ) {
    switch terminator {
    case .unreachable: return
    case .jump(let target): visit(target, way, from: number, .onward, semantics)
    case .repeatLoop(let target, let range):
      guard
        let state = semantics.endOfTurn(head: target, range: range, body: body, state: way.state, facts: way.facts)
      else { return collectNotes(semantics, at: number) }
      var again = way
      again.state = state
      visit(target, again, from: number, .onward, semantics)
    case .mayThrow(_, _, let normal, let error):
      if way.outcome != .threw { visit(normal, way, from: number, .onward, semantics) }
      if way.outcome != .completed { visit(error, way, from: number, .error, semantics) }
    case .branch(let test, let kind, let range, let then, let otherwise):
      // A value that is waited for, and is no error.
      let isGiven = kind == .nextElement && way.outcome == .completed && body.blocks[keys[number].block].endsWithWait
      // Behind the last case of a switch there is nothing: that it is that one need not be found out.
      let isLast = kind == .switchCase && body.blocks[otherwise].terminator == .unreachable
      let settled =
        isGiven
        ? true : way.facts.decide(test) ?? (isLast ? nil : semantics.decide(test, state: way.state, facts: way.facts))
      for (answer, target) in [(true, then), (false, otherwise)] where settled == nil || settled == answer {
        var taken = way
        taken.state = semantics.took(test, answer: answer, to: target, in: body, state: way.state)
        if test != .opaque { settled == nil ? taken.facts.learn(test, answer) : taken.facts.keepOrder(test, answer) }
        taken.facts = semantics.relevant(taken.facts, after: range, in: body)
        visit(target, taken, from: number, answer ? .then : .otherwise, semantics)
      }
    case .exit(let exit):
      let key = Key(block: keys[number].block, state: way.state, facts: way.facts, outcome: way.outcome)
      add(key, parent: number, side: .onward, isArrival: true, trace: way.trace)
      arrived.append(Arrival(exit: exit, state: way.state, facts: way.facts, node: keys.count - 1))
    }
  }

  @inlinable mutating func visit(
    _ target: Int, _ way: Way<State>, from: Int, _ side: SearchGraph.Side, _ semantics: Semantics
  ) {
    if semantics.leadsNowhere(target, in: body, state: way.state) { return }
    let key = Key(block: target, state: way.state, facts: way.facts, outcome: .onward)
    if let known = index.node(key, at: target, in: keys) {
      graph.join(from, to: known)
      return
    }
    index.add(keys.count, key, at: target)
    add(key, parent: from, side: side, trace: way.trace)
  }

  @inlinable mutating func add(
    _ key: Key, parent: Int, side: SearchGraph.Side, isArrival: Bool = false, trace: [TraceStep]
  ) {
    graph.add(
      SearchGraph.Node(place: key.block, parent: parent, side: side, isArrival: isArrival, trace: trace))
    keys.append(key)
  }

  @inlinable mutating func collectNotes(_ semantics: Semantics, at number: Int) {
    guard !semantics.pendingNotes.isEmpty else { return }
    for note in semantics.pendingNotes where noted[note] == nil { noted[note] = number }
    semantics.pendingNotes = []
  }

  /// The notes that were taken in this search, in order.
  public var notes: [Int] { noted.keys.sorted() }

  /// The steps of the shortest path to an arrival, of its decisions those that matter.
  ///
  /// - Parameter others: arrivals that are as good an end of the story.
  @inlinable public func trace(to arrival: Arrival, orAnyOf others: [Arrival] = []) -> [TraceStep] {
    story.steps(to: arrival.node, orAnyOf: others.map(\.node), isSame: isSame)
  }

  /// The blocks of the shortest path to an arrival, from the first on.
  @inlinable public func blocks(to arrival: Arrival) -> [Int] { graph.blocks(to: arrival.node) }

  /// The same for the place where a note was taken.
  @inlinable public func trace(toNote note: Int) -> [TraceStep] {
    noted[note].map { story.steps(to: $0, isSame: isSame) } ?? []
  }

  /// Whether two nodes of one block differ in nothing but facts.
  @inlinable func isSame(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    let begins = beginning > 0 && (a == 0 || b == 0)
    return !begins && graph.nodes[a].isArrival == graph.nodes[b].isArrival && keys[a].state == keys[b].state
      && keys[a].outcome == keys[b].outcome
  }
}
