/// Reads bracket expressions.
enum GlobBracket {
  /// Takes what follows a `[` up to and with its `]`. `nil` if there is none, or for an unknown class.
  static func parse(_ rest: inout ArraySlice<UInt8>) -> ByteSet? {
    var set = ByteSet()
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    var isFirst = true
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]"), !isFirst {
        if isNegated { set.invert() }
        return set
      }
      isFirst = false
      if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":"), let end = classEnd(rest) {
        guard let members = classes[String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)] else {
          return nil
        }
        for range in members { set.insert(range) }
        rest = rest[(end + 2)...]
        continue
      }
      guard let low = character(byte, &rest) else { return nil }
      guard let high = rangeEnd(&rest) else { return nil }
      set.insert(low)
      if let high, low < high { set.insert(low...high) }
    }
    return nil
  }

  /// The byte itself, or the one that a `\` protects.
  private static func character(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8? {
    byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  /// What follows a `-` that is not the last before `]`; the inner `nil` means no range, the outer one an error.
  private static func rangeEnd(_ rest: inout ArraySlice<UInt8>) -> UInt8?? {
    guard rest.first == UInt8(ascii: "-"), let after = rest.dropFirst().first, after != UInt8(ascii: "]") else {
      return .some(nil)
    }
    rest.removeFirst(2)
    return character(after, &rest).map { .some($0) } ?? nil
  }

  /// The index of the `:` of `:]`, if the class ends before the next `]`.
  private static func classEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let bracket = rest.firstIndex(of: UInt8(ascii: "]")), bracket - 1 > rest.startIndex,
      rest[bracket - 1] == UInt8(ascii: ":")
    else { return nil }
    return bracket - 1
  }

  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x09...0x09, 0x20...0x20],
    "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39],
    "graph": [0x21...0x7E],
    "lower": [0x61...0x7A],
    "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
