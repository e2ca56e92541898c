/// A rough division of text into tokens and statements: good enough to change Swift so that it mostly stays Swift.
enum Tokens {
  /// Words, numbers, runs of white space, and single other bytes.
  static func split(_ text: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let kind = kind(text[start])
      var end = start + 1
      while kind != .other, end < text.count, self.kind(text[end]) == kind { end += 1 }
      tokens.append(start..<end)
      start = end
    }
    return tokens
  }

  private enum Kind { case word, space, other }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      .word
    case 0x20, 0x09, 0x0A, 0x0D: .space
    default: .other
    }
  }

  /// Lines, each with all lines up to where its brackets are closed again.
  static func statements(_ text: [UInt8]) -> [Range<Int>] {
    var starts = [0]
    for (index, byte) in text.enumerated() where byte == 0x0A && index + 1 < text.count { starts.append(index + 1) }
    return starts.map { start in
      var depth = 0
      var end = start
      while end < text.count {
        let byte = text[end]
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") { depth -= 1 }
        end += 1
        if byte == 0x0A, depth <= 0 { break }
      }
      return start..<end
    }
  }
}
