import LeakModel

/// A pattern in a binding, a condition, a `case` or a `catch`.
public struct Pattern: Hashable, Sendable {
  public var kind: Kind
  public var range: SourceRange
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind: Hashable, Sendable {
    /// Binds a new name.
    case name(String, isVar: Bool)
    case wildcard
    case tuple([Element])
    /// `Type.name(payload…)` or `.name(payload…)`; `payload` is empty where none is written.
    case enumCase(type: String?, name: String, payload: [Element])
    /// `pattern?`
    case optional(Pattern)
    case isType(TypeRef)
    case asType(Pattern, TypeRef)
    /// Anything that is compared with `~=`.
    case expr(Expr)
  }

  public struct Element: Hashable, Sendable {
    public var label: String?
    public var pattern: Pattern
    public init(label: String?, pattern: Pattern) {
      self.label = label
      self.pattern = pattern
    }
  }

  /// Every name that the pattern binds, in source order.
  public var boundNames: [String] {
    switch kind {
    case .name(let name, _): [name]
    case .wildcard, .isType, .expr: []
    case .tuple(let elements), .enumCase(_, _, let elements): elements.flatMap(\.pattern.boundNames)
    case .optional(let inner), .asType(let inner, _): inner.boundNames
    }
  }
}
