import LeakAST
import LeakModel

/// What a path does at one step, for the story that a finding tells.
public struct TraceStep: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case branch(Test, BranchKind, taken: Bool)
    /// One of several decisions that lead to the same place, such as the conditions of one `guard`.
    case either([Decision])
    /// The call throws.
    case throwing
    /// Something that the semantics wants told.
    case event(String)
  }
  /// A test and its answer.
  public struct Decision: Hashable, Sendable {
    public var test: Test
    public var kind: BranchKind
    public var taken: Bool
    public var range: SourceRange
  }
  public var kind: Kind
  public var range: SourceRange
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// What is decided in this step.
  public var decisions: [Decision] {
    switch kind {
    case .branch(let test, let kind, let taken): [Decision(test: test, kind: kind, taken: taken, range: range)]
    case .either(let decisions): decisions
    case .throwing, .event: []
    }
  }

  /// `nil` without a decision; one alone is a branch.
  init?(either decisions: [Decision]) {
    guard let first = decisions.first else { return nil }
    let range = decisions.reduce(first.range) { $0.union($1.range) }
    let isOne = decisions.count == 1
    self.init(isOne ? .branch(first.test, first.kind, taken: first.taken) : .either(decisions), range: range)
  }
}

/// Whether an instruction threw.
public enum WayOutcome: Hashable, Sendable {
  case onward
  /// The instruction threw; only the error edge behind it is taken.
  case threw
  /// The instruction did not throw; the error edge behind it is not taken.
  case completed
}

/// A way on from one step. A step may end a path (no way on) or split it (several).
public struct Way<State: Hashable> {
  public typealias Outcome = WayOutcome
  public var state: State
  public var facts: Facts
  public var outcome: Outcome
  public var trace: [TraceStep]
  @inlinable public init(_ state: State, _ facts: Facts, outcome: Outcome = .onward, trace: [TraceStep] = []) {
    self.state = state
    self.facts = facts
    self.outcome = outcome
    self.trace = trace
  }
}

/// What a search asks of the analysis that uses it.
public protocol PathSemantics: AnyObject {
  associatedtype State: Hashable
  /// What an instruction makes of a state.
  func step(_ instruction: Instruction, in body: Body, state: State, facts: Facts) -> [Way<State>]
  /// How a test comes out for reasons that the facts alone do not know.
  func decide(_ test: Test, state: State, facts: Facts) -> Bool?
  /// A branch is taken to a block; may change the state.
  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: State) -> State
  /// What of the facts can still decide something behind a branch at `range`.
  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts
  /// Numbers of things that the analysis noted and no search has placed yet, so that it can ask for the way to them.
  var pendingNotes: [Int] { get set }
  /// One turn of a loop ends. `nil` ends the path there.
  func endOfTurn(head: Int, range: SourceRange, body: Body, state: State, facts: Facts) -> State?
  /// Whether nothing that is asked for can come of a state at a block and behind it: a path that gets there ends.
  func leadsNowhere(_ block: Int, in body: Body, state: State) -> Bool
}

extension PathSemantics {
  @inlinable public func leadsNowhere(_ block: Int, in body: Body, state: State) -> Bool { false }
}
