/// Text that is safe to print on one line of a terminal.
public enum VisibleText {
  /// Replaces what would end the line, move the cursor, speak to the terminal, turn the direction of writing or not be
  /// seen at all by an escape as Swift writes it: `\n`, `\u{1B}`. Joiners and selectors within emoji stay.
  public static func escape(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    return text.reduce(into: "") { result, character in
      for piece in pieces(of: character) { result += piece.text }
    }
  }

  /// The same for text of several lines, whose line ends stay.
  public static func escapeLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escape(String($0)) }.joined(separator: "\n")
  }

  /// A part of a character: as it stands, or an escape that takes its place.
  struct Piece: Equatable {
    var text: String
    var isEscape: Bool
  }

  /// The parts of a character, in order. A character without anything invisible in it is one part.
  static func pieces(of character: Character) -> [Piece] {
    let scalars = Array(character.unicodeScalars)
    var pieces: [Piece] = []
    var plain = ""
    for index in scalars.indices {
      if isInvisible(scalars[index]), !isPartOfEmoji(index, in: scalars) {
        if !plain.isEmpty { pieces.append(Piece(text: plain, isEscape: false)) }
        plain = ""
        pieces.append(Piece(text: escape(scalars[index]), isEscape: true))
      } else {
        plain.unicodeScalars.append(scalars[index])
      }
    }
    if !plain.isEmpty { pieces.append(Piece(text: plain, isEscape: false)) }
    return pieces
  }

  /// Control characters, the two Unicode line ends, marks that turn the direction, and characters without a shape.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0xAD: return false
    case 0..<0xA0: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }

  /// Whether a joiner stands between two emoji, or a selector behind one.
  private static func isPartOfEmoji(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let behindEmoji = isEmoji(scalars[index - 1])
    switch scalars[index] {
    case "\u{FE0E}", "\u{FE0F}": return behindEmoji
    case "\u{200D}":
      guard index + 1 < scalars.count, isEmoji(scalars[index + 1]) else { return false }
      return behindEmoji || scalars[index - 1] == "\u{FE0F}"
    default: return false
    }
  }

  /// Digits and `#` are emoji to Unicode, and letters to everybody else.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0xFF && scalar.properties.isEmoji }
}
