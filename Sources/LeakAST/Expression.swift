import LeakModel

/// An expression of the simplified AST.
public struct Expr: Hashable, Sendable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind: Hashable, Sendable {
    /// An identifier, also `self`, `super`, `Self`, `$0`. Backticks are removed.
    case name(String)
    /// `base.name`; without a base the implicit member `.name`. `labels` is set for a compound reference
    /// such as `resume(returning:)`, with `""` for `_`.
    case member(base: Expr?, name: String, labels: [String]?)
    case call(Call)
    case subscripted(Expr, [Argument])
    case closure(Function)
    case literal(Literal)
    /// A string with interpolations: the interpolated expressions.
    case interpolation([Expr])
    /// A tuple of zero, two or more elements. Parentheses around one expression are dropped.
    case tuple([Argument])
    case array([Expr])
    /// Keys and values in turn.
    case dictionary([Expr])
    case prefix(String, Expr)
    case postfix(String, Expr)
    /// Any infix operator but assignment, `is`, `as`, the ternary: also `&&`, `||`, `??`, `..<`.
    case binary(String, Expr, Expr)
    /// A run of operands too long to fold by precedence.
    case operands([Expr])
    /// `target = value`, or with another operator a compound assignment such as `+=`.
    case assign(String, target: Expr, value: Expr)
    case ternary(condition: Expr, then: Expr, otherwise: Expr)
    /// `if`, `switch` or `do` in the place of an expression, or a `#if` between the links of a postfix chain. The
    /// clauses of that `#if` hold the chain up to there; where its base may not be evaluated twice, the base stands
    /// before it in an `other`, and the chains in the clauses begin with a dot.
    case statement(Stmt)
    case tried(TryKind, Expr)
    case awaited(Expr)
    /// `base?` inside a chain. The chain ends with the outermost postfix expression around it.
    case optionalChain(Expr)
    /// `base!`
    case forced(Expr)
    case cast(CastKind, Expr, TypeRef)
    /// `\Root.path`: the components after the root.
    case keyPath([String])
    /// `#name(arguments) { }`
    case macro(String, [Argument])
    case inOut(Expr)
    case type(TypeRef)
    /// Anything else, with the expressions in it, in order.
    case other([Expr])
  }
}

public enum TryKind: Hashable, Sendable { case plain, optional, forced }
public enum CastKind: Hashable, Sendable { case `is`, `as`, conditional, forced }

public enum Literal: Hashable, Sendable {
  case bool(Bool)
  case `nil`
  /// The digits as written, without `_`.
  case number(String)
  /// A string without interpolation.
  case string(String)
  case regex
}

public struct Argument: Hashable, Sendable {
  /// `nil`: no label. For the first trailing closure always `nil`.
  public var label: String?
  public var value: Expr
  public var isTrailingClosure: Bool
  public init(label: String?, value: Expr, isTrailingClosure: Bool = false) {
    self.label = label
    self.value = value
    self.isTrailingClosure = isTrailingClosure
  }
}

public struct Call: Hashable, Sendable {
  public var callee: Expr
  /// In source order, trailing closures last.
  public var arguments: [Argument]
  /// Where the name of the callee stands: the place to point at.
  public var nameRange: SourceRange
  public init(callee: Expr, arguments: [Argument], nameRange: SourceRange) {
    self.callee = callee
    self.arguments = arguments
    self.nameRange = nameRange
  }
}
