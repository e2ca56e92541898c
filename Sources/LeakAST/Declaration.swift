import LeakModel

/// Everything with a body of its own: functions, initialisers, accessors, closures.
public struct Function: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case function, initializer, deinitializer, subscripted, closure
    /// `get`, `set`, `willSet`, `didSet`, `_read`, `_modify`…; its name is the property's.
    case accessor(String)
  }
  public var kind: Kind
  /// Base name; `init`, `deinit`, `subscript` for those; `""` for a closure.
  public var name: String
  public var parameters: [Parameter]
  /// What a closure captures explicitly.
  public var captures: [Capture]
  public var isAsync: Bool
  public var throwing: Throwing
  public var result: TypeRef?
  /// Names of generic parameters.
  public var generics: [String]
  /// What generic parameters conform to, as far as it is written with a name.
  public var constraints: [GenericConstraint] = []
  /// Without `@`: `escaping`, `MainActor`, `objc`…
  public var attributes: [String]
  /// `static`, `class`, `override`, `private`, `mutating`, `nonisolated`…
  public var modifiers: [String]
  /// Its documentation says that it calls what it is given under some condition only.
  public var callsConditionally = false
  /// `nil` for a requirement of a protocol. A subscript that spells its accessors out has them in its body, as
  /// local functions.
  public var body: Block?
  public var range: SourceRange
  /// The name, or for a closure its opening brace; for an accessor its keyword or, where it has none, its brace.
  public var nameRange: SourceRange

  public init(
    kind: Kind, name: String, parameters: [Parameter] = [], captures: [Capture] = [], isAsync: Bool = false,
    throwing: Throwing = .never, result: TypeRef? = nil, generics: [String] = [], attributes: [String] = [],
    modifiers: [String] = [], body: Block?, range: SourceRange, nameRange: SourceRange
  ) {
    self.kind = kind
    self.name = name
    self.parameters = parameters
    self.captures = captures
    self.isAsync = isAsync
    self.throwing = throwing
    self.result = result
    self.generics = generics
    self.attributes = attributes
    self.modifiers = modifiers
    self.body = body
    self.range = range
    self.nameRange = nameRange
  }
}

/// `Parameter: Type`, in the angle brackets or in a `where` clause.
public struct GenericConstraint: Hashable, Sendable {
  public var parameter: String
  public var type: TypeRef
  public init(parameter: String, type: TypeRef) {
    self.parameter = parameter
    self.type = type
  }
}

public enum Throwing: Hashable, Sendable { case never, `throws`, `rethrows` }

public struct Parameter: Hashable, Sendable {
  /// The label at the call: `nil` for `_`, and for parameters of closures.
  public var label: String?
  /// The name in the body; `_` where it has none.
  public var name: String
  public var type: TypeRef?
  public var defaultValue: Expr?
  public var isVariadic: Bool
  public var range: SourceRange
  public init(
    label: String?, name: String, type: TypeRef?, defaultValue: Expr?, isVariadic: Bool, range: SourceRange
  ) {
    self.label = label
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.isVariadic = isVariadic
    self.range = range
  }
}

/// One entry of a closure's capture list: `[weak self]`, `[unowned x]`, `[y = f()]`.
public struct Capture: Hashable, Sendable {
  public enum Strength: Hashable, Sendable { case strong, weak, unowned }
  public var strength: Strength
  public var name: String
  /// `nil` where the name stands alone.
  public var value: Expr?
  public init(strength: Strength, name: String, value: Expr?) {
    self.strength = strength
    self.name = name
    self.value = value
  }
}

/// `let` or `var`, local, global or member.
public struct VariableDecl: Hashable, Sendable {
  public struct Binding: Hashable, Sendable {
    public var pattern: Pattern
    public var type: TypeRef?
    public var value: Expr?
    public var accessors: [Function]
    public init(pattern: Pattern, type: TypeRef?, value: Expr?, accessors: [Function]) {
      self.pattern = pattern
      self.type = type
      self.value = value
      self.accessors = accessors
    }
  }
  public var isLet: Bool
  public var isAsync: Bool
  public var attributes: [String]
  public var modifiers: [String]
  public var bindings: [Binding]
  public init(isLet: Bool, isAsync: Bool, attributes: [String], modifiers: [String], bindings: [Binding]) {
    self.isLet = isLet
    self.isAsync = isAsync
    self.attributes = attributes
    self.modifiers = modifiers
    self.bindings = bindings
  }
}

public struct TypeDecl: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case `class`, `struct`, `enum`, `protocol`, actor, `extension` }
  public var kind: Kind
  /// The dotted name as written; for an extension the extended type.
  public var name: String
  public var generics: [String]
  public var constraints: [GenericConstraint] = []
  public var inherited: [TypeRef]
  public var attributes: [String]
  public var modifiers: [String]
  public var members: [Stmt]
  public var range: SourceRange
  public init(
    kind: Kind, name: String, generics: [String], inherited: [TypeRef], attributes: [String], modifiers: [String],
    members: [Stmt], range: SourceRange
  ) {
    self.kind = kind
    self.name = name
    self.generics = generics
    self.inherited = inherited
    self.attributes = attributes
    self.modifiers = modifiers
    self.members = members
    self.range = range
  }
}

public struct EnumCaseDecl: Hashable, Sendable {
  public var name: String
  public var payload: [TypeRef]
  public init(name: String, payload: [TypeRef]) {
    self.name = name
    self.payload = payload
  }
}
