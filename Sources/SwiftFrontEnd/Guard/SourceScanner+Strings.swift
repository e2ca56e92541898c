/// A string literal that has an open interpolation.
struct OpenString {
  /// `"` or, as no Swift has it but its lexer, `'`.
  var mark: UInt8
  /// The offset of its first quotation mark.
  var start: Int
  /// How many `#` stand around it.
  var pounds: Int
  var isMultiLine: Bool
  /// How many `(` are open in its interpolation, the interpolation's own not counted.
  var parens = 0
}

extension SourceScanner {
  /// A string at the quotation mark at `start`, after `pounds` times `#`.
  mutating func quote(at start: Int, pounds: Int) {
    if let string = strings.last, isClosing(start, string), isAtForcedEndOfInterpolation {
      return forceEndOfInterpolation(at: start)
    }
    measure.literal(isString: true)
    let isMultiLine = startsMultiLine(at: start, pounds: pounds)
    index = start + (isMultiLine ? 3 : 1)
    content(of: OpenString(mark: bytes[start], start: start, pounds: pounds, isMultiLine: isMultiLine))
  }

  private func isClosing(_ offset: Int, _ string: OpenString) -> Bool {
    guard bytes[offset] == string.mark else { return false }
    return string.isMultiLine == isTripleQuote(at: offset)
  }

  private func isTripleQuote(at offset: Int) -> Bool {
    let quote = UInt8(ascii: "\"")
    return byte(at: offset) == quote && byte(at: offset + 1) == quote && byte(at: offset + 2) == quote
  }

  /// `"""` begins a string of several lines, except where its end stands on the same line, as in `#"""#`.
  private func startsMultiLine(at start: Int, pounds: Int) -> Bool {
    guard isTripleQuote(at: start) else { return false }
    guard pounds > 0 else { return true }
    if hasPounds(pounds, at: start + 3) { return false }
    var end = start + 3
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] == UInt8(ascii: "\""), hasPounds(pounds, at: end + 1) { return false }
      end += 1
    }
    return true
  }

  private func hasPounds(_ count: Int, at offset: Int) -> Bool {
    for position in 0..<count where byte(at: offset + position) != UInt8(ascii: "#") { return false }
    return true
  }

  /// Reads on in a string up to its end or its next interpolation.
  private mutating func content(of string: OpenString) {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if escape(in: string) { return }
      case string.mark:
        if close(string) { return }
      case 0x0A, 0x0D:
        if !string.isMultiLine { return }
        index += 1
      default: index += 1
      }
    }
  }

  /// A quotation mark in a string; `true` if it ends the string.
  private mutating func close(_ string: OpenString) -> Bool {
    let length = string.isMultiLine ? 3 : 1
    let pounds = string.mark == UInt8(ascii: "'") ? 0 : string.pounds
    guard !string.isMultiLine || isTripleQuote(at: index), hasPounds(pounds, at: index + length) else {
      index += 1
      return false
    }
    index += length
    if string.pounds > 0 { skipPounds() }
    if string.isMultiLine { layout?.literals.append(string.start..<index) }
    return true
  }

  private mutating func skipPounds() {
    while byte(at: index) == UInt8(ascii: "#") { index += 1 }
  }

  /// A backslash in a string; `true` if it begins an interpolation.
  private mutating func escape(in string: OpenString) -> Bool {
    index += 1
    guard hasPounds(string.pounds, at: index) else { return false }
    index += string.pounds
    if string.pounds > 0, byte(at: index) == UInt8(ascii: "#") { index += 1 }
    switch byte(at: index) {
    case UInt8(ascii: "("):
      measure.open(.interpolation, at: index, isLeftBound: false)
      strings.append(string)
      index += 1
      return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): index += 1
    default: break
    }
    return false
  }

  /// Leaves the innermost interpolation and reads on in its string at `offset`.
  mutating func endInterpolation(at offset: Int) {
    measure.close(.interpolation, at: offset)
    index = offset
    guard var string = strings.popLast() else { return }
    string.parens = 0
    content(of: string)
  }

  /// Ends an interpolation as the parser does. It may have to look ahead over the rest for each.
  mutating func forceEndOfInterpolation(at offset: Int) {
    forcedEnds += 1
    if forcedEnds > Limits.forcedEnds {
      measure.fail(at: offset, "interpolations end without their ')' more than \(Limits.forcedEnds) times")
    }
    endInterpolation(at: offset)
  }

  /// The end of a line ends a string of one line, its interpolation and the strings of one line around it.
  mutating func endInterpolatedLine() {
    while let string = strings.last, !string.isMultiLine {
      strings.removeLast()
      measure.close(.interpolation, at: index)
    }
  }

  /// Whether the parser, at a quotation mark or backslash here, takes the interpolation to have ended without its
  /// parenthesis: an operand precedes, and no braces are open.
  var isAtForcedEndOfInterpolation: Bool {
    guard !strings.isEmpty, measure.last.endsOperand else { return false }
    return !measure.isInBracesOfInterpolation
  }
}
