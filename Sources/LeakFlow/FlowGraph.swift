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
}

/// What kind of source construct a branch comes from, for the words of a path.
public enum BranchKind: Hashable, Sendable {
  case condition, guardCondition, switchCase, optionalChain, loop, catchClause, coalescing, conditionalCompilation
  /// The next element of a sequence comes, or an error in its place.
  case nextElement
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

public struct BasicBlock: Hashable, Sendable {
  public var instructions: [Instruction] = []
  public var terminator: Terminator = .unreachable
  public init() {}

  /// Whether an error of the instruction has a way to go: it is the call before the block's error edge.
  public func throwsAfter(_ instruction: Instruction) -> Bool {
    guard case .mayThrow(let call, _, _, _) = terminator else { return false }
    return instruction.kind == .call(call)
  }

  public var successors: [Int] {
    switch terminator {
    case .jump(let target), .repeatLoop(let target, _): [target]
    case .branch(_, _, _, let then, let otherwise): [then, otherwise]
    case .mayThrow(_, _, let normal, let error): [normal, error]
    case .exit, .unreachable: []
    }
  }
}

/// A call as it is written, with its operands evaluated.
public struct CallSite: Hashable, Sendable {
  public struct Operand: Hashable, Sendable {
    public var label: String?
    public var value: Value
    public var isTrailingClosure: Bool
    public init(label: String?, value: Value, isTrailingClosure: Bool) {
      self.label = label
      self.value = value
      self.isTrailingClosure = isTrailingClosure
    }
  }
  /// `.global` for a free function, a type or a method of `self`; `.member` for a method of something.
  public var callee: Value
  public var arguments: [Operand]
  public var isAwaited: Bool
  /// How a `try` covers the call, if one does.
  public var tried: TryKind?
  public var range: SourceRange
  public var nameRange: SourceRange
  /// The body that makes the call.
  public var body: BodyID
  /// The type written in front of the call as specialisation, such as `Task<Void, Never>`.
  public init(
    callee: Value, arguments: [Operand], isAwaited: Bool, tried: TryKind?, range: SourceRange, nameRange: SourceRange,
    body: BodyID
  ) {
    self.callee = callee
    self.arguments = arguments
    self.isAwaited = isAwaited
    self.tried = tried
    self.range = range
    self.nameRange = nameRange
    self.body = body
  }

  /// The base name of what is called.
  public var name: String? {
    switch callee {
    case .global(let name), .member(_, let name), .implicitMember(let name): name
    default: nil
    }
  }
  /// What the method is called on.
  public var receiver: Value? {
    if case .member(let base, _) = callee { return base }
    return nil
  }
}

/// A variable of a file.
public struct Variable: Sendable {
  public var name: String
  /// Never assigned after its declaration: `let`, a parameter, a pattern binding.
  public var isLet: Bool
  public var type: TypeRef?
  /// What a `let` was bound to, or the initial value of a `var`.
  public var definition: Value?
  /// The body that declares it.
  public var owner: BodyID
  public var range: SourceRange
  public var isWeak: Bool
  /// A closure inside the owner assigns it.
  public var isAssignedInClosure = false
  public init(
    name: String, isLet: Bool, type: TypeRef?, definition: Value?, owner: BodyID, range: SourceRange,
    isWeak: Bool = false
  ) {
    self.name = name
    self.isLet = isLet
    self.type = type
    self.definition = definition
    self.owner = owner
    self.range = range
    self.isWeak = isWeak
  }
}

/// A parameter of a body.
public struct BodyParameter: Hashable, Sendable {
  public var label: String?
  public var variable: VarID
  public var type: TypeRef?
  public var hasDefault: Bool
  public init(label: String?, variable: VarID, type: TypeRef?, hasDefault: Bool) {
    self.label = label
    self.variable = variable
    self.type = type
    self.hasDefault = hasDefault
  }
}

/// A construct whose content may not run although control reaches it.
public struct Skippable: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case loop
    /// `while true`: it is left by a jump only.
    case endlessLoop
    /// With the value that may be nil.
    case optionalChain(Value)
  }
  public var kind: Kind
  /// What to point at: the head of the loop, the chain up to its `?`.
  public var head: SourceRange
  public var range: SourceRange
  public init(_ kind: Kind, head: SourceRange, range: SourceRange) {
    self.kind = kind
    self.head = head
    self.range = range
  }
}

/// The flow graph of one body.
public struct Body: Sendable {
  public enum Kind: Hashable, Sendable {
    case function(Function.Kind)
    /// The statements of a file outside of all declarations.
    case topLevel
    /// The initial value of a property or an `async let`.
    case initialValue
  }
  public var id: BodyID
  public var kind: Kind
  public var name: String
  public var parameters: [BodyParameter] = []
  public var isAsync = false
  public var throwing: Throwing = .never
  public var result: TypeRef?
  public var modifiers: [String] = []
  public var attributes: [String] = []
  /// The body in which this one is written.
  public var parent: BodyID?
  /// The type whose member it is, or in whose member it is written.
  public var typeName: String?
  public var isExtensionMember = false
  /// Variables of enclosing bodies that it, or a body in it, uses.
  public var freeVariables: Set<VarID> = []
  /// Captures `self` weakly.
  public var capturesSelfWeakly = false
  public var blocks: [BasicBlock] = []
  /// Loops and optional chains: constructs that control may pass by without an exit of their own.
  public var skippable: [Skippable] = []
  /// `defer` blocks: what stands in them runs behind everything.
  public var deferred: [SourceRange] = []
  public var range: SourceRange
  public var nameRange: SourceRange
  /// The closing brace.
  public var endRange: SourceRange
  public static let entry = 0

  public init(id: BodyID, kind: Kind, name: String, range: SourceRange, nameRange: SourceRange, endRange: SourceRange) {
    self.id = id
    self.kind = kind
    self.name = name
    self.range = range
    self.nameRange = nameRange
    self.endRange = endRange
  }

  public var isClosure: Bool { kind == .function(.closure) }
  /// `name(label:_:)`, as Swift writes it.
  public var signature: String {
    if case .function(.accessor) = kind { return name }
    if isClosure || kind == .topLevel || kind == .initialValue { return name }
    return name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }
}

/// A stored or computed member of a type.
public struct MemberInfo: Hashable, Sendable {
  public var typeName: String
  public var name: String
  public var isLet: Bool
  public var isWeak: Bool
  public var type: TypeRef?
  public var initial: Value?
}

/// What flow analysis knows of one file.
public struct FlowFile: Sendable {
  public var id: FileID
  public var path: String
  public var lines: LineTable
  public var bodies: [Body] = []
  public var variables: [Variable] = []
  public var calls: [CallSite] = []
  public var members: [MemberInfo] = []
  /// Names of members declared `let` and nowhere `var`.
  public var constantMembers: Set<String> = []
  /// `typealias` declarations of the file, by name.
  public var aliases: [String: TypeRef] = [:]
  /// Declared types with the names they inherit from.
  public var types: [(name: String, inherited: [String])] = []

  public init(id: FileID, path: String, lines: LineTable) {
    self.id = id
    self.path = path
    self.lines = lines
  }

  public subscript(body: BodyID) -> Body { bodies[Int(body.index)] }
  public subscript(variable: VarID) -> Variable { variables[Int(variable.index)] }
  public subscript(call: CallID) -> CallSite { calls[Int(call.index)] }
}

extension FlowFile {
  /// Whether a name without a local declaration is a member that nothing assigns.
  public func isConstantMember(_ value: Value) -> Bool {
    guard case .global(let name) = value else { return false }
    return constantMembers.contains(name)
  }
}
