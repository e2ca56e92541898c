/// What the guard must know of a word: how it may make the parser go deeper.
struct WordClass: OptionSet, Sendable {
  var rawValue: UInt32

  /// The lexer takes it as a keyword, and a regular expression may follow.
  static let reserved = WordClass(rawValue: 1 << 0)
  /// Stands before an expression or a pattern, any number of times.
  static let prefix = WordClass(rawValue: 1 << 1)
  /// May stand before or within a type without ending it.
  static let inType = WordClass(rawValue: 1 << 2)
  /// Wants a `{` later on.
  static let block = WordClass(rawValue: 1 << 3)
  static let `if` = WordClass(rawValue: 1 << 4)
  static let `else` = WordClass(rawValue: 1 << 5)
  static let `guard` = WordClass(rawValue: 1 << 6)
  static let `while` = WordClass(rawValue: 1 << 7)
  static let `repeat` = WordClass(rawValue: 1 << 8)
  static let `class` = WordClass(rawValue: 1 << 9)
  static let `import` = WordClass(rawValue: 1 << 10)
  static let actor = WordClass(rawValue: 1 << 11)
  static let `try` = WordClass(rawValue: 1 << 12)
  /// `func` and `operator`: an operator follows, not a regular expression.
  static let beforeOperator = WordClass(rawValue: 1 << 13)
  /// `is`, `as`, `where`, `in`: goes on with the expression before it.
  static let infix = WordClass(rawValue: 1 << 14)

  /// Stands before a declaration or a parameter's type, with others of its kind.
  static let modifier = WordClass(rawValue: 1 << 15)
  /// The kind of a declaration, which may also stand after `import`.
  static let kind = WordClass(rawValue: 1 << 16)
  /// An expression or a pattern follows, so that a `{` directly after it begins a closure.
  static let beforeOperand = WordClass(rawValue: 1 << 17)

  /// All words that are not plain identifiers to the guard.
  static let table = WordTable<WordClass>(
    blocks + prefixes + inTypes + others + modifiers + plainKeywords.map { ($0, .reserved) }, none: [])

  private static let blocks: [(String, WordClass)] = [
    ("if", [.reserved, .block, .if, .beforeOperand]), ("guard", [.reserved, .guard, .beforeOperand]),
    ("while", [.reserved, .block, .while, .beforeOperand]), ("for", [.reserved, .block, .beforeOperand]),
    ("switch", [.reserved, .block, .beforeOperand]), ("do", [.reserved, .block]),
    ("defer", [.reserved, .block]), ("repeat", [.reserved, .block, .prefix, .repeat, .inType]),
    ("class", [.reserved, .block, .class, .kind]), ("struct", [.reserved, .block, .kind]),
    ("enum", [.reserved, .block, .kind]), ("protocol", [.reserved, .block, .kind]), ("extension", [.reserved, .block]),
    ("actor", .actor),
  ]

  private static let prefixes: [(String, WordClass)] = [
    ("try", [.reserved, .prefix, .try, .beforeOperand]), ("await", .prefix), ("unsafe", .prefix),
    ("copy", .prefix), ("consume", .prefix), ("each", [.prefix, .inType]), ("borrowing", [.prefix, .inType]),
    ("consuming", [.prefix, .inType]), ("inout", [.reserved, .prefix, .inType]),
    ("let", [.reserved, .prefix]), ("var", [.reserved, .prefix]),
  ]

  private static let inTypes: [(String, WordClass)] = [
    ("any", .inType), ("some", .inType), ("of", .inType), ("async", .inType), ("reasync", .inType),
    ("throws", [.reserved, .inType]), ("rethrows", [.reserved, .inType]), ("throw", [.reserved, .inType]),
    ("nonisolated", [.inType, .modifier]), ("sending", [.inType, .modifier]), ("isolated", [.inType, .modifier]),
  ]

  private static let others: [(String, WordClass)] = [
    ("else", [.reserved, .else]), ("import", [.reserved, .import]),
    ("func", [.reserved, .beforeOperator]),
    ("operator", [.reserved, .beforeOperator]), ("init", [.reserved]),
    ("subscript", [.reserved]), ("is", [.reserved, .infix]), ("as", [.reserved, .infix]),
    ("where", [.reserved, .infix, .beforeOperand]), ("in", [.reserved, .infix, .beforeOperand]),
    ("case", [.reserved, .beforeOperand]), ("return", [.reserved, .beforeOperand]),
  ]

  private static let modifiers: [(String, WordClass)] =
    ["static", "public", "private", "internal", "fileprivate"].map { ($0, [.reserved, .modifier]) }
    + [
      "convenience", "distributed", "dynamic", "final", "indirect", "infix", "lazy", "mutating", "nonmutating", "open",
      "optional", "override", "package", "postfix", "prefix", "required", "unowned", "weak",
    ].map { ($0, .modifier) }

  /// Keywords after which a regular expression may stand and of which nothing else matters.
  private static let plainKeywords = [
    "associatedtype", "break", "catch", "continue", "default", "deinit", "fallthrough", "precedencegroup", "typealias",
  ]
}
