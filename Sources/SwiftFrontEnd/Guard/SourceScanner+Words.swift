extension SourceScanner {
  /// An identifier or keyword.
  mutating func word() {
    let start = index
    if isCurlyQuote(at: start) { return curlyQuotedText() }
    var hash = WordHash()
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        let sequence = WordScalars.sequence(in: bytes, at: index)
        guard sequence.isWord else { break }
        hash.add(byte)
        index += sequence.length
        continue
      }
      guard Self.continuesWord(byte) else { break }
      hash.add(byte)
      index += 1
    }
    guard index > start else { return operatorToken() }
    measure.word(words[hash], at: start, next: byte(afterSpacesAt: index))
  }

  /// ASCII letters, digits, `_` and `$`.
  @inline(__always)
  static func continuesWord(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x24
  }

  /// The byte at `offset`, spaces aside; 0 for `::`.
  private func byte(afterSpacesAt offset: Int) -> UInt8 {
    var end = offset
    while byte(at: end) == UInt8(ascii: " ") { end += 1 }
    let next = byte(at: end)
    return next == UInt8(ascii: ":") && byte(at: end + 1) == next ? 0 : next
  }

  /// Digits and whatever sticks to them; a fraction or a signed exponent reads as further tokens.
  mutating func number() {
    while index < bytes.count, Self.continuesWord(bytes[index]) { index += 1 }
    measure.literal(isString: false)
  }

  /// A name in backticks, up to the end of the line.
  mutating func rawIdentifier() {
    let start = index
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "`"), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if byte(at: end) == UInt8(ascii: "`") {
      index = end + 1
      measure.word([], at: start, next: 0)
    } else {
      index = start + 1
    }
  }

  /// `<#text#>`: one identifier.
  mutating func placeholder() -> Bool {
    guard byte(at: index) == UInt8(ascii: "<"), byte(at: index + 1) == UInt8(ascii: "#") else { return false }
    var end = index + 2
    while end < bytes.count, bytes[end] != 0x0A {
      let next = byte(at: end + 1)
      if bytes[end] == UInt8(ascii: "<"), next == UInt8(ascii: "#") { return false }
      if bytes[end] == UInt8(ascii: "#"), next == UInt8(ascii: ">") {
        measure.word([], at: index, next: 0)
        index = end + 2
        return true
      }
      end += 1
    }
    return false
  }

  /// Whether the opening quotation mark “ stands at `offset`.
  private func isCurlyQuote(at offset: Int) -> Bool {
    bytes[offset] == 0xE2 && byte(at: offset + 1) == 0x80 && byte(at: offset + 2) == 0x9C
  }

  /// “text” reads as one identifier, if it ends on the line, with ” or ".
  private mutating func curlyQuotedText() {
    let start = index
    index += 3
    measure.word([], at: start, next: 0)
    var end = index
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] == UInt8(ascii: "\\") {
        if byte(at: end + 1) == UInt8(ascii: "(") { return }
        end += 1
      } else if bytes[end] == UInt8(ascii: "\"") {
        index = end + 1
        return
      } else if bytes[end] == 0xE2, byte(at: end + 1) == 0x80, byte(at: end + 2) == 0x9D {
        index = end + 3
        return
      }
      end += 1
    }
  }
}
