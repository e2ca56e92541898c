/// The kind of the token before the one at hand.
enum LastToken: UInt8, Sendable {
  case start, open, comma, colon, semicolon, equal, infix, prefix, directive
  case arrow, period, at, pound, backslash, selector
  /// A word such as `await` that is no keyword to the lexer, and after which an operand is still to come.
  case prefixWord
  /// A keyword after which an expression may begin.
  case keyword
  /// Ends an operand.
  case word, literal, closeParen, closeSquare, closeBrace, postfixMark

  /// Whether an operand ends with it, so that an operator that follows is infix.
  var endsOperand: Bool { rawValue >= LastToken.word.rawValue }

  /// Whether `/` may begin a regular expression after it, even with spaces on both sides.
  var allowsRegex: Bool { rawValue < LastToken.arrow.rawValue || self == .keyword }
}
