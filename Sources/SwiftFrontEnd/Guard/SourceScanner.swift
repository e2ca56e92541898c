/// Reads the tokens of a file, once from front to back, without a tree and without recursion, and stops at the first
/// violation of the guard's limits.
///
/// It divides text into code, comments, strings and regular expressions as the lexer of swift-syntax 603 does, broken
/// text included, so that nothing that the parser will see as code is hidden from the measure.
struct SourceScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var measure = NestingMeasure()
  /// The strings whose interpolations are open, outermost first.
  var strings: [OpenString] = []

  /// Comments that speak to leaklint, by their offsets.
  var addressed: [Range<Int>] = []

  /// What of the text a parser does not ask for; `nil` where nobody wants to know.
  var layout: TextLayout?

  /// How many conflict markers had no end.
  var openConflicts = 0

  /// How many interpolations had no end.
  var forcedEnds = 0

  let words = WordClass.table

  struct Result {
    /// Comments that speak to leaklint, by their offsets.
    var addressed: [Range<Int>]
    var violation: GuardViolation?
  }

  static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
    var scanner = SourceScanner(bytes: bytes)
    scanner.run()
    return Result(addressed: scanner.addressed, violation: scanner.measure.violation)
  }

  /// Where comments and literals of several lines are; `nil` for a text that is not within the limits.
  static func layout(of bytes: UnsafeBufferPointer<UInt8>) -> TextLayout? {
    var scanner = SourceScanner(bytes: bytes)
    scanner.layout = TextLayout()
    scanner.run()
    return scanner.measure.violation == nil ? scanner.layout : nil
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func run() {
    skipShebang()
    while index < bytes.count, measure.violation == nil { token() }
  }

  /// The byte at `offset`, or 0 beyond the end. Text has no NUL of its own.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  @inline(__always)
  func byte(before offset: Int) -> UInt8 { offset > 0 ? bytes[offset - 1] : 0 }

  private mutating func skipShebang() {
    if byte(at: 0) == UInt8(ascii: "#"), byte(at: 1) == UInt8(ascii: "!") { skipLine() }
  }

  /// One token or one piece of white space. Always moves on.
  private mutating func token() {
    let start = index
    switch bytes[start] {
    case UInt8(ascii: " "), 0x09, 0x0B, 0x0C: index += 1
    case 0x0A, 0x0D: newline()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "$"):
      word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "("): open(.paren)
    case UInt8(ascii: "["): open(.square)
    case UInt8(ascii: "{"): open(.brace)
    case UInt8(ascii: ")"): closeParen()
    case UInt8(ascii: "]"): close(.square)
    case UInt8(ascii: "}"): close(.brace)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote(at: start, pounds: 0)
    case UInt8(ascii: "#"): pound()
    case UInt8(ascii: ","): mark(.comma)
    case UInt8(ascii: ";"): mark(.semicolon)
    case UInt8(ascii: "@"): mark(.at)
    case UInt8(ascii: ":"): colon()
    case UInt8(ascii: "\\"): backslash()
    case UInt8(ascii: "`"): rawIdentifier()
    case UInt8(ascii: "/"): if !comment() { operatorToken() }
    case UInt8(ascii: "!"), UInt8(ascii: "?"): questionOrExclamation()
    case UInt8(ascii: "<"), UInt8(ascii: ">"): if !placeholder(), !conflictMarker() { operatorToken() }
    case 0x80...: word()
    default: operatorToken()
    }
  }

  private mutating func newline() {
    index += 1
    measure.isOnNewLine = true
    if let string = strings.last, !string.isMultiLine { endInterpolatedLine() }
  }

  private mutating func open(_ bracket: NestingFrame.Bracket) {
    measure.open(bracket, at: index, isLeftBound: isLeftBound(index))
    if bracket == .paren, let top = strings.indices.last { strings[top].parens += 1 }
    index += 1
  }

  private mutating func close(_ bracket: NestingFrame.Bracket) {
    measure.close(bracket, at: index)
    index += 1
  }

  private mutating func closeParen() {
    guard let top = strings.indices.last else { return close(.paren) }
    if strings[top].parens == 0 { return endInterpolation(at: index + 1) }
    strings[top].parens -= 1
    close(.paren)
  }

  mutating func mark(_ token: LastToken) {
    measure.mark(token, at: index)
    index += 1
  }

  private mutating func colon() {
    guard byte(at: index + 1) == UInt8(ascii: ":") else { return mark(.colon) }
    index += 1
    mark(.selector)
  }

  /// A key path, or, where no operand can begin, the end of an interpolation that its string was not told about.
  private mutating func backslash() {
    if isAtForcedEndOfInterpolation { return forceEndOfInterpolation(at: index) }
    mark(.backslash)
  }

  /// Whether what precedes `offset` binds an operator to it, as the language has it.
  func isLeftBound(_ offset: Int) -> Bool {
    switch byte(before: offset) {
    case UInt8(ascii: " "), 0x09, 0x0A, 0x0D, 0, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      false
    case UInt8(ascii: "/"): byte(before: offset - 1) != UInt8(ascii: "*")
    case 0xA0: byte(before: offset - 1) != 0xC2
    default: true
    }
  }

  func isRightBound(_ offset: Int, isLeftBound: Bool) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: " "), 0x09, 0x0A, 0x0D, 0, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      false
    case UInt8(ascii: "."): !isLeftBound
    case UInt8(ascii: "/"): byte(at: offset + 1) != UInt8(ascii: "/") && byte(at: offset + 1) != UInt8(ascii: "*")
    case 0xC2: byte(at: offset + 1) != 0xA0
    default: true
    }
  }
}
