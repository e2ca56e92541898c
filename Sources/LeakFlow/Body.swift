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

/// The flow graph of one body. It never changes, and is an object, so that handing it on costs nothing.
public final class Body: Sendable {
  public enum Kind: Hashable, Sendable {
    case function(Function.Kind)
    /// The statements of a file outside of all declarations.
    case topLevel
    /// The initial value of a property or an `async let`.
    case initialValue
  }
  public let id: BodyID
  public let kind: Kind
  public let name: String
  public let parameters: [BodyParameter]
  public let isAsync: Bool
  public let throwing: Throwing
  public let result: TypeRef?
  public let modifiers: [String]
  public let attributes: [String]
  /// Its documentation says that it calls what it is given under some condition only.
  public let callsConditionally: Bool
  /// The body in which this one is written.
  public let parent: BodyID?
  /// The type whose member it is, or in whose member it is written.
  public let typeName: String?
  public let isExtensionMember: Bool
  /// The dotted name of that type, with the types around it.
  public let typePath: String?
  /// Its own generic parameters, with what they conform to.
  public let generics: [String]
  public let constraints: [GenericConstraint]
  /// Variables of enclosing bodies that it, or a body in it, uses.
  public let freeVariables: Set<VarID>
  /// Captures `self` weakly.
  public let capturesSelfWeakly: Bool
  /// What a capture list takes the value of, as it is when the closure is made.
  public let captured: Set<Value>
  public let blocks: [BasicBlock]
  /// Loops and optional chains: constructs that control may pass by without an exit of their own.
  public let skippable: [Skippable]
  /// `defer` blocks: what stands in them runs behind everything.
  public let deferred: [SourceRange]
  public let range: SourceRange
  public let nameRange: SourceRange
  /// The closing brace.
  public let endRange: SourceRange
  public static let entry = 0

  init(_ draft: BodyDraft) {
    id = draft.id
    kind = draft.kind
    name = draft.name
    parameters = draft.parameters
    isAsync = draft.isAsync
    throwing = draft.throwing
    result = draft.result
    modifiers = draft.modifiers
    attributes = draft.attributes
    callsConditionally = draft.callsConditionally
    parent = draft.parent
    typeName = draft.typeName
    isExtensionMember = draft.isExtensionMember
    typePath = draft.typePath
    generics = draft.generics
    constraints = draft.constraints
    freeVariables = draft.freeVariables
    capturesSelfWeakly = draft.capturesSelfWeakly
    captured = draft.captured
    blocks = draft.blocks
    skippable = draft.skippable
    deferred = draft.deferred
    range = draft.range
    nameRange = draft.nameRange
    endRange = draft.endRange
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
