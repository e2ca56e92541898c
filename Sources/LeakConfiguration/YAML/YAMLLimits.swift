/// Bounds for configuration files that no person's file reaches. They hold before a parser sees the text: a file comes with
/// the sources, and these are not trusted.
enum YAMLLimits {
  /// A megabyte of models would be more than leaklint itself has by far.
  static let bytes = 256 << 10
  /// A few aliases are of use; with more, each of which doubles what it names, a small text becomes an endless one.
  static let aliases = 8
  /// With them a text can say something this many times as long as it is.
  static let values = 100_000
  static let depth = 24

  /// Why a text is not read; `nil` if it is.
  static func refusal(of text: [UInt8]) -> (line: Int?, message: String)? {
    if text.count > bytes { return (nil, "the file is larger than \(bytes >> 10) KB") }
    if let offset = text.firstIndex(of: 0) { return (line(of: offset, in: text), "a NUL byte: this is no text") }
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      return (nil, "the file is UTF-16; write it as UTF-8")
    }
    guard String(validating: text, as: UTF8.self) != nil else { return (nil, "the file is not UTF-8") }
    return crowd(of: text)
  }

  private static func line(of offset: Int, in text: [UInt8]) -> Int {
    1 + text[..<offset].count { $0 == UInt8(ascii: "\n") }
  }

  /// Counts what may be an alias or a level of nesting between brackets, and rather too much than too little: in quotes
  /// and plain text, too, but not in lines that are comments.
  private static func crowd(of text: [UInt8]) -> (line: Int?, message: String)? {
    var counted = 0
    var level = 0
    for (number, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      if line.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "#") { continue }
      var before = UInt8(ascii: " ")
      for (byte, next) in zip(line, line.dropFirst() + [0]) {
        if byte == UInt8(ascii: "*"), isName(next), mayStandBeforeAlias(before) { counted += 1 }
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { level += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { level = max(0, level - 1) }
        if level > depth { return (number + 1, "brackets are nested more than \(depth) deep") }
        before = byte
      }
      if counted > aliases { return (number + 1, "more than \(aliases) aliases; write out what they stand for") }
    }
    return nil
  }

  /// The bytes with which the name of an alias begins.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// In a path such as `Sources/*Generated.swift` or behind a quote a star begins no alias.
  private static func mayStandBeforeAlias(_ byte: UInt8) -> Bool {
    if isName(byte) || byte >= 0x80 { return false }
    return ![UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(
      byte)
  }
}
