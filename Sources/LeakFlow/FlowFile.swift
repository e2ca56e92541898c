import LeakAST
import LeakModel

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
  /// How often it is given a value, by its declaration or an assignment.
  public var assignments = 0
  /// The sequence whose element it is, for the variable of a `for` loop.
  public var sequence: Value?
  /// Declared `private` outside of all types and functions.
  public var isPrivate = false
  /// Its value, or what happens when it changes, is the result of code of its own.
  public var hasAccessors = false
  /// It stands for the value of an expression that branches, and is given it on each way: `a ? b : c`.
  public var isResult: Bool { name.isEmpty }
  /// It is given one value and keeps it.
  public var isConstant: Bool { isLet || (assignments == 1 && !isAssignedInClosure) }
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

/// A stored or computed member of a type.
public struct MemberInfo: Hashable, Sendable {
  public var typeName: String
  /// The dotted name of the type, with the types around it.
  public var typePath: String
  public var name: String
  public var isLet: Bool
  public var isWeak: Bool
  public var type: TypeRef?
  public var initial: Initial?
  /// The type that the initial value evidently has, where none is declared.
  public var evidentType: TypeRef?
  /// `private`, `static`, `public`…
  public var modifiers: [String]
  /// Names of attributes, such as those of property wrappers.
  public var attributes: [String]
  /// `get`, `willSet`, `didSet`…; empty for a plain stored member.
  public var accessors: [String]
  /// The name.
  public var range: SourceRange
  /// It has no accessors but observers.
  public var isStored: Bool { accessors.allSatisfy { $0 == "willSet" || $0 == "didSet" } }

  /// An initial value, with the body that evaluates it.
  public struct Initial: Hashable, Sendable {
    public var value: Value
    public var body: BodyID
  }
}

/// One case of a declared enum.
public struct EnumCaseInfo: Hashable, Sendable {
  public var typeName: String
  /// The dotted name of the enum, with the types around it.
  public var typePath: String
  public var name: String
  public var payload: [TypeRef]
}

/// To what the members of a type are isolated.
public enum Isolation: Hashable, Sendable {
  /// Each instance by itself.
  case actor
  /// `@MainActor`, `@SomeActor`: by the attribute's name.
  case global(String)
}

/// What flow analysis knows of one file. It never changes, and is shared instead of copied: whoever looks at a file holds it.
public final class FlowFile: Sendable {
  public let id: FileID
  public let path: String
  /// The path in the project.
  public let home: String
  public let lines: LineTable
  /// The modules that it imports outside of all conditions.
  public let imports: [String]
  public let bodies: [Body]
  public let variables: [Variable]
  public let calls: [CallSite]
  public let members: [MemberInfo]
  public let enumCases: [EnumCaseInfo]
  /// Names of members declared `let` and nowhere `var`.
  public let constantMembers: Set<String>
  /// Names of members and globals that something else than an initialiser of their own type assigns.
  public let changedMembers: Set<String>
  public let aliases: [DeclaredAlias]
  /// Types and extensions, those in functions included.
  public let types: [DeclaredType]
  /// Types whose members are isolated, by name: actors, and types with the attribute of a global actor.
  public let isolations: [String: Isolation]
  public let requirements: [Requirement]
  /// Variables outside of all types and functions, by name.
  public let globals: [String: VarID]
  /// The types that values are cast to, by the name of the operation.
  public let casts: [String: TypeRef]
  let nesting: BodyNesting
  public let occurrences: Occurrences

  init(_ draft: FlowDraft) {
    id = draft.id
    path = draft.path
    home = draft.home
    lines = draft.lines
    imports = draft.imports
    bodies = draft.bodies.map(Body.init)
    nesting = BodyNesting(bodies)
    variables = draft.variables
    calls = draft.calls
    members = draft.members
    enumCases = draft.enumCases
    constantMembers = draft.constantMembers
    changedMembers = draft.changedMembers
    aliases = draft.aliases
    types = draft.types
    isolations = draft.isolations
    requirements = draft.requirements
    globals = draft.globals
    casts = draft.casts
    occurrences = Occurrences(bodies, calls)
  }

  // Lent and not copied, and known to who asks in other modules: a copy of a call retains half a dozen things.
  @inlinable public subscript(body: BodyID) -> Body {
    _read { yield bodies[Int(body.index)] }
  }
  @inlinable public subscript(variable: VarID) -> Variable {
    _read { yield variables[Int(variable.index)] }
  }
  @inlinable public subscript(call: CallID) -> CallSite {
    _read { yield calls[Int(call.index)] }
  }
}

extension FlowFile {
  /// Whether a name without a local declaration is a member that nothing assigns.
  public func isConstantMember(_ value: Value) -> Bool {
    guard case .global(let name) = value else { return false }
    return constantMembers.contains(name)
  }

  /// Whether nothing changes what a value is made of: what is known of it holds for code that runs later, too.
  public func isLasting(_ value: Value) -> Bool {
    !value.contains { part in
      switch part {
      case .variable(let id): !self[id].isLet
      case .global: !isConstantMember(part)
      default: false
      }
    }
  }
}
