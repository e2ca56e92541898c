/// Follows the tokens of a file and tells when they would lead the parser too deep.
///
/// It knows no grammar: it counts what is open, per bracket, and forgets a count where no reading of the tokens could
/// go on with it. It may count too much in broken code, never in code that compiles.
struct NestingMeasure {
  private(set) var violation: GuardViolation?
  private(set) var last = LastToken.start
  /// The class of the last token if it is a word.
  private(set) var lastWord: WordClass = []
  /// A line ended between the last token and the one at hand.
  var isOnNewLine = true

  /// The innermost bracket.
  var frame = NestingFrame(.file, base: 0, doublings: 0)
  /// The brackets around it, outermost first.
  var outer: [NestingFrame] = []
  /// The open `#if`s: how many brackets each stands in, and the keywords that waited for `{` there.
  var conditionals: [(brackets: Int, blocks: Int16, guards: Int16)] = []
  /// How many of the brackets are interpolations.
  var interpolations = 0
  /// The last word belongs to the name of an attribute.
  var isAttributeName = false
  /// The last token closed braces that were taken for those of a keyword.
  var closedBlock = false

  init() { outer.reserveCapacity(Self.usualBrackets) }

  /// Few files nest deeper. A large piece of memory for each file would cost more than it spares.
  private static let usualBrackets = 16

  mutating func fail(at offset: Int, _ reason: String) {
    if violation == nil { violation = GuardViolation(offset: offset, reason: reason) }
  }

  /// Fails if `count` is beyond `limit`, or all that is open together beyond its limit.
  @inline(__always)
  mutating func check(_ count: Int16, _ limit: Int, at offset: Int, _ what: StaticString) {
    if Int(count) > limit { fail(at: offset, "\(what) more than \(limit) times") }
    checkDepth(at: offset)
  }

  @inline(__always)
  mutating func checkDepth(at offset: Int) {
    if Int(frame.depth) > Limits.depth { fail(at: offset, "code is nested more than \(Limits.depth) deep in all") }
  }

  @inline(__always)
  mutating func checkDoublings(_ count: Int16, at offset: Int) {
    if Int(count) > Limits.doublings { fail(at: offset, "'[' is nested more than \(Limits.doublings) deep") }
  }

  /// To be called at the end of each token.
  @inline(__always)
  mutating func finish(_ token: LastToken, word: WordClass = []) {
    last = token
    lastWord = word
    isOnNewLine = false
  }

  /// To be called at the start of each token but `else`: braces that were taken for a keyword's were not, if the
  /// expression before them goes on.
  @inline(__always)
  mutating func resume(goesOn: Bool) {
    guard closedBlock else { return }
    closedBlock = false
    if goesOn { frame.blocks += 1 }
  }

  /// A character that Swift does not know: the parser skips it like white space.
  mutating func obscure() { lastWord.insert(.inType) }

  /// Whether braces are open in the innermost interpolation.
  var isInBracesOfInterpolation: Bool {
    if frame.bracket == .brace || frame.bracket == .interpolation { return frame.bracket == .brace }
    for bracket in outer.reversed() {
      if bracket.bracket == .brace { return true }
      if bracket.bracket == .interpolation { return false }
    }
    return false
  }

  /// A link of a postfix chain.
  @inline(__always)
  mutating func link(at offset: Int) {
    frame.links += 1
    if Int(frame.links) > Limits.links {
      fail(at: offset, "a chain has more than \(Limits.links) members, calls and subscripts")
    }
  }
}
