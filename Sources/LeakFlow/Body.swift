import LeakAST
import LeakModel

/// A parameter of a body.
public struct BodyParameter: Hashable, Sendable {
  public var label: String?
  public var variable: VarID
  public var type: TypeRef?
  public var hasDefault: Bool
  /// A closure that does nothing, where none is given.
  public var isEmptyByDefault = false
  /// Takes any number of operands.
  public var isVariadic: Bool
  public init(label: String?, variable: VarID, type: TypeRef?, hasDefault: Bool, isVariadic: Bool = false) {
    self.label = label
    self.variable = variable
    self.type = type
    self.hasDefault = hasDefault
    self.isVariadic = isVariadic
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
///
/// An object, so that handing it on costs nothing. It changes only while `FlowBuilder` makes it, on one thread.
public final class Body: @unchecked Sendable {
  public enum Kind: Hashable, Sendable {
    case function(Function.Kind)
    /// The statements of a file outside of all declarations.
    case topLevel
    /// The initial value of a property or an `async let`.
    case initialValue
  }
  public internal(set) var id: BodyID
  public internal(set) var kind: Kind
  public internal(set) var name: String
  public internal(set) var parameters: [BodyParameter] = []
  public internal(set) var isAsync = false
  public internal(set) var throwing: Throwing = .never
  public internal(set) var result: TypeRef?
  public internal(set) var modifiers: [String] = []
  public internal(set) var attributes: [String] = []
  /// Its documentation says that it calls what it is given under some condition only.
  public internal(set) var callsConditionally = false
  /// The body in which this one is written.
  public internal(set) var parent: BodyID?
  /// The type whose member it is, or in whose member it is written.
  public internal(set) var typeName: String?
  public internal(set) var isExtensionMember = false
  /// The dotted name of that type, with the types around it.
  public internal(set) var typePath: String?
  /// Its own generic parameters, with what they conform to.
  public internal(set) var generics: [String] = []
  public internal(set) var constraints: [GenericConstraint] = []
  /// Variables of enclosing bodies that it, or a body in it, uses.
  public internal(set) var freeVariables: Set<VarID> = []
  /// Captures `self` weakly.
  public internal(set) var capturesSelfWeakly = false
  /// What a capture list takes the value of, as it is when the closure is made.
  public internal(set) var captured: Set<Value> = []
  public internal(set) var blocks: [BasicBlock] = []
  /// Loops and optional chains: constructs that control may pass by without an exit of their own.
  public internal(set) var skippable: [Skippable] = []
  /// `defer` blocks: what stands in them runs behind everything.
  public internal(set) var deferred: [SourceRange] = []
  public internal(set) var range: SourceRange
  public internal(set) var nameRange: SourceRange
  /// The closing brace.
  public internal(set) var endRange: SourceRange
  public static let entry = 0

  init(id: BodyID, kind: Kind, name: String, range: SourceRange, nameRange: SourceRange, endRange: SourceRange) {
    self.id = id
    self.kind = kind
    self.name = name
    self.range = range
    self.nameRange = nameRange
    self.endRange = endRange
  }

  public var isClosure: Bool { kind == .function(.closure) }
  /// Belongs to a type and not to its instances.
  public var isStatic: Bool { modifiers.contains("static") || modifiers.contains("class") }
  /// Only its own file can use it.
  public var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }
  /// `name(label:_:)`, as Swift writes it.
  public var signature: String {
    if case .function(.accessor) = kind { return name }
    if isClosure || kind == .topLevel || kind == .initialValue { return name }
    return name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }
}
