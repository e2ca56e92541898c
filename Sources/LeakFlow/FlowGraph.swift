import LeakAST
import LeakModel

/// One step without branches.
public struct Instruction: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Evaluates a call; its details stand in `FlowFile.calls`.
    case call(CallID)
    /// Declares a variable or binds it in a pattern. Without a value it has none yet.
    case bind(VarID, Value?)
    /// `target = value`; for a compound assignment the value is unknown.
    case assign(Value, Value)
    /// One step of a `for` loop over the sequence, at the head of its body.
    case element(Value, isAwait: Bool)
    /// The sequence of a `for` loop has ended.
    case exhausted(Value, isAwait: Bool)
    /// An `await` on something that is no call: `task.value`, an `async let`.
    case awaitValue(Value)
    /// `async let`: the initial value runs concurrently, as a body of its own.
    case startAsyncLet(VarID, BodyID)
    /// What is known here without a test: the value of a chain on its nil side is nil.
    case assume(Test, Bool)
    /// A scope that declared `async let` ends.
    case endAsyncLet(VarID)
  }
  public var kind: Kind
  public var range: SourceRange
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Something that is no call is waited for.
  @inlinable var isWait: Bool { if case .awaitValue = kind { true } else { false } }
}

/// What kind of source construct a branch comes from, for the words of a path.
public enum BranchKind: Hashable, Sendable {
  case condition, guardCondition, switchCase, optionalChain, loop, catchClause, coalescing, conditionalCompilation
  /// The next element of a sequence comes, or an error in its place.
  case nextElement
  /// What `assert` and its like say is so; the other side goes nowhere.
  case assertion
}

public enum Terminator: Hashable, Sendable {
  case jump(Int)
  case branch(Test, kind: BranchKind, range: SourceRange, then: Int, otherwise: Int)
  /// After a call that may throw, with the range of the call.
  case mayThrow(CallID, range: SourceRange, normal: Int, error: Int)
  /// An edge back to the head of a loop: the place where one turn ends.
  case repeatLoop(Int, range: SourceRange)
  case exit(Exit)
  case unreachable
}

/// One way out of a body.
public struct Exit: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// `return`, also the implicit one of a single expression.
    case returns
    /// The closing brace.
    case end
    /// A `throw` statement that nothing catches.
    case throwStatement
    /// A `try` that throws and that nothing catches.
    case uncaughtTry
  }
  public var kind: Kind
  public var value: Value?
  public var range: SourceRange
  public init(_ kind: Kind, value: Value?, range: SourceRange) {
    self.kind = kind
    self.value = value
    self.range = range
  }
  public var isThrow: Bool { kind == .throwStatement || kind == .uncaughtTry }
}

/// Instructions of which each is followed by the next. It never changes, and is an object, so that handing it on costs nothing.
public final class BasicBlock: Sendable {
  public let instructions: [Instruction]
  public let terminator: Terminator
  public init(_ instructions: [Instruction] = [], then terminator: Terminator = .unreachable) {
    self.instructions = instructions
    self.terminator = terminator
  }

  /// Whether an error of the instruction has a way to go: it is the call, or the value waited for, before the block's error
  /// edge.
  @inlinable public func throwsAfter(_ instruction: Instruction) -> Bool {
    switch terminator {
    case .mayThrow(let call, _, _, _): instruction.kind == .call(call)
    case .branch(_, kind: .nextElement, _, _, _): instruction.isWait && instructions.last == instruction
    default: false
    }
  }

  /// Something that is no call is waited for last.
  @inlinable var endsWithWait: Bool { instructions.last?.isWait ?? false }

  @inlinable public var successors: [Int] {
    switch terminator {
    case .jump(let target), .repeatLoop(let target, _): [target]
    case .branch(_, _, _, let then, let otherwise): [then, otherwise]
    case .mayThrow(_, _, let normal, let error): [normal, error]
    case .exit, .unreachable: []
    }
  }
}
