/// The text of a Swift file, taken apart just far enough to tell code from comments and string literals.
struct SwiftText: Sendable {
  /// The UTF-8 of the file with a space for each byte of a comment, of a string's content and of a regular
  /// expression. Quotes, line ends and the code of interpolations stay, so offsets are those of the file.
  let code: [UInt8]
  let strings: [Literal]

  /// The content of one string literal, as written, without its interpolations.
  struct Literal: Sendable, Equatable {
    let text: String
    let line: Int
  }

  /// An identifier or a keyword, with the bytes on both sides that are not spaces.
  struct Word: Sendable {
    let text: String
    let offset: Int
    let before: UInt8?
    let after: UInt8?
    /// The word before this one, when only spaces stand between them.
    let previous: String?

    var isCalledFreely: Bool {
      after == UInt8(ascii: "(") && before != UInt8(ascii: ".") && previous != "func"
    }
  }

  init(_ text: String) {
    var scanner = SwiftScanner(text)
    scanner.scanCode(isInterpolation: false)
    code = scanner.output
    strings = scanner.strings
  }

  /// 1-based.
  func line(at offset: Int) -> Int { code[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }

  /// The code line by line.
  var codeLines: [String] {
    code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  var words: [Word] {
    var words: [Word] = []
    var index = 0
    var previous: (text: String, end: Int)?
    while index < code.count {
      guard code[index].isWordByte else {
        index += 1
        continue
      }
      let start = index
      while index < code.count, code[index].isWordByte { index += 1 }
      let text = String(decoding: code[start..<index], as: UTF8.self)
      let before = code[..<start].last { !$0.isSpace }
      let adjacent = previous.map { code[$0.end..<start].allSatisfy(\.isSpace) } ?? false
      let after = code[index...].first { !$0.isSpace }
      words.append(
        Word(text: text, offset: start, before: before, after: after, previous: adjacent ? previous?.text : nil))
      previous = (text, index)
    }
    return words
  }

  /// The modules of the `import` declarations, with their lines.
  var imports: [(module: String, line: Int)] {
    words.filter { $0.previous == "import" }.compactMap { word in
      let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      guard kinds.contains(word.text) else { return (word.text, line(at: word.offset)) }
      let rest = code[(word.offset + word.text.utf8.count)...].drop(while: \.isSpace).prefix(while: \.isWordByte)
      return (String(decoding: rest, as: UTF8.self), line(at: word.offset))
    }
  }
}

extension UInt8 {
  /// Whether it is a part of an identifier. All bytes beyond ASCII are.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
