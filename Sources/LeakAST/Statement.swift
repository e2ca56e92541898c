import LeakModel

/// A statement or declaration of the simplified AST.
public struct Stmt: Hashable, Sendable {
  public var kind: Kind
  public var range: SourceRange
  /// The label of a labelled statement.
  public var label: String?

  public init(_ kind: Kind, range: SourceRange, label: String? = nil) {
    self.kind = kind
    self.range = range
    self.label = label
  }

  public indirect enum Kind: Hashable, Sendable {
    case expr(Expr)
    case variable(VariableDecl)
    case function(Function)
    case type(TypeDecl)
    case `if`(If)
    case `guard`([Condition], otherwise: Block)
    case `switch`(Switch)
    case `while`([Condition], Block)
    case repeatWhile(Block, Expr)
    case forIn(ForIn)
    /// Also a plain `do`, with no catches.
    case doCatch(DoCatch)
    case `defer`(Block)
    case `return`(Expr?)
    case `throw`(Expr)
    case `break`(String?)
    case `continue`(String?)
    case `fallthrough`
    /// `yield` in an accessor.
    case yield([Expr])
    /// `#if` … `#elseif` … `#else`.
    case conditional([ConditionalClause])
    case alias(name: String, TypeRef)
    case `import`(String)
    /// An enum's `case` declaration: names with payload types.
    case enumCases([EnumCaseDecl])
    /// Anything that neither branches nor calls.
    case other
  }
}

public struct Block: Hashable, Sendable {
  public var statements: [Stmt]
  /// From the opening to the closing brace, both included. For a `case` from after its colon to its end.
  public var range: SourceRange
  public init(_ statements: [Stmt], range: SourceRange) {
    self.statements = statements
    self.range = range
  }
  /// Where control falls off: the closing brace.
  public var end: SourceRange { SourceRange(start: max(Int(range.start), Int(range.end) - 1), end: Int(range.end)) }
}

public struct If: Hashable, Sendable {
  public var conditions: [Condition]
  public var then: Block
  /// `else if` is a block of the one `if` statement.
  public var otherwise: Block?
  public init(conditions: [Condition], then: Block, otherwise: Block?) {
    self.conditions = conditions
    self.then = then
    self.otherwise = otherwise
  }
}

public struct Condition: Hashable, Sendable {
  public var kind: Kind
  public var range: SourceRange
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
  public enum Kind: Hashable, Sendable {
    case expr(Expr)
    /// `if let name = value`; the shorthand `if let name` has `name` itself as value.
    case binding(Pattern, Expr)
    /// `if case pattern = value`
    case match(Pattern, Expr)
    /// `#available`, `#unavailable`
    case availability(String)
  }
}

public struct Switch: Hashable, Sendable {
  public var subject: Expr
  public var cases: [SwitchCase]
  public init(subject: Expr, cases: [SwitchCase]) {
    self.subject = subject
    self.cases = cases
  }
}

public struct SwitchCase: Hashable, Sendable {
  /// Empty for `default`.
  public var items: [CaseItem]
  public var isDefault: Bool
  /// `@unknown default`
  public var isUnknown: Bool
  public var body: Block
  /// The label: `case …:` or `default:`.
  public var labelRange: SourceRange
  public init(items: [CaseItem], isDefault: Bool, isUnknown: Bool, body: Block, labelRange: SourceRange) {
    self.items = items
    self.isDefault = isDefault
    self.isUnknown = isUnknown
    self.body = body
    self.labelRange = labelRange
  }
}

/// One pattern of a `case` or `catch` with its `where`.
public struct CaseItem: Hashable, Sendable {
  public var pattern: Pattern
  public var guardExpr: Expr?
  public init(pattern: Pattern, guardExpr: Expr?) {
    self.pattern = pattern
    self.guardExpr = guardExpr
  }
}

public struct ForIn: Hashable, Sendable {
  public var pattern: Pattern
  public var sequence: Expr
  public var whereExpr: Expr?
  public var body: Block
  public var isAwait: Bool
  public var isTry: Bool
  public init(pattern: Pattern, sequence: Expr, whereExpr: Expr?, body: Block, isAwait: Bool, isTry: Bool) {
    self.pattern = pattern
    self.sequence = sequence
    self.whereExpr = whereExpr
    self.body = body
    self.isAwait = isAwait
    self.isTry = isTry
  }
}

public struct DoCatch: Hashable, Sendable {
  public var body: Block
  public var catches: [CatchClause]
  public init(body: Block, catches: [CatchClause]) {
    self.body = body
    self.catches = catches
  }
}

public struct CatchClause: Hashable, Sendable {
  /// Empty: catches everything and binds `error`.
  public var items: [CaseItem]
  public var body: Block
  public var labelRange: SourceRange
  public init(items: [CaseItem], body: Block, labelRange: SourceRange) {
    self.items = items
    self.body = body
    self.labelRange = labelRange
  }
}

/// One branch of `#if`: the condition as written (`nil` for `#else`) and its contents.
public struct ConditionalClause: Hashable, Sendable {
  public var condition: String?
  public var statements: [Stmt]
  public var range: SourceRange
  public init(condition: String?, statements: [Stmt], range: SourceRange) {
    self.condition = condition
    self.statements = statements
    self.range = range
  }
}
