/// How far a file may go before the guard leaves it out.
///
/// No person writes what lies beyond these limits, and the parser of swift-syntax 603.0.1, measured, handles all that
/// lies within them: it recurses at most `depth` levels (about 8 KB of stack each in release builds, 25 KB in debug
/// builds) and takes at most polynomial time with a small base.
enum Limits {
  /// In bytes. Larger files are generated; offsets must fit 32 bits.
  static let fileSize = 20 << 20

  /// `(`, `[`, `{` and interpolations, nested in each other. At 128 the worst mixture of them that is known takes 2 s
  /// to parse, since each level looks ahead over the rest; real sources reach about 30.
  static let brackets = 128

  /// `[` nested in `[` with nothing between them that could not stand in a type: the parser tries each one as two
  /// kinds of type, so that its time doubles with each level (20 ms at 16, 80 ms at 18, 1.5 s at 22). The type of an
  /// attribute within another's, as in `@A<@B<@C<…`, counts for two.
  static let doublings = 16

  /// String interpolations within string interpolations.
  static let interpolations = 24

  /// `#if` within `#if`.
  static let conditionals = 64

  /// `else if` after `else if`.
  static let elseIfs = 1_500

  /// Members, calls, subscripts, `?` and `!` one after another. The parser does not recurse over them.
  static let links = 12_000

  /// Words that stand before an expression or pattern, such as `await`, in a row.
  static let prefixWords = 64

  /// Words like `public` and `static` in a row: at each the parser looks ahead over the rest.
  static let modifiers = 64

  /// Keywords that want a `{` and do not get one: what follows is parsed as if it stood within the missing braces.
  static let missingBraces = 64

  /// The same keywords after a period, where they are good names but begin a statement if the code is broken.
  static let memberBlocks = 500

  /// `a ? b ? c ? …` without the colons.
  static let ternaries = 64

  /// `() -> () -> () -> …`
  static let arrows = 64

  /// `A<B<C<…`
  static let angles = 64

  /// `actor` before a further declaration: `actor var actor var …` takes twice as long with each.
  static let actors = 8

  /// `A::A::A::…`
  static let selectors = 64

  /// `#` in a row.
  static let pounds = 64

  /// Conflict markers without an end, each of which makes the parser look for it in the rest of the file.
  static let openConflicts = 64

  /// Interpolations of which the parser finds out, at a quotation mark, that their `)` is missing: `"\(a "`. Many of
  /// them in a row take it cubic time.
  static let forcedEnds = 64

  /// All of the above that stand within each other.
  static let depth = 2_500
}
