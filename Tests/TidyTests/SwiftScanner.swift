/// Blanks what is not code. It reads correct Swift; bare `/regular expressions/` are taken for operators.
struct SwiftScanner {
  private let input: [UInt8]
  private var index = 0
  private(set) var output: [UInt8]
  private(set) var strings: [SwiftText.Literal] = []

  init(_ text: String) {
    input = Array(text.utf8)
    output = input
  }

  /// Reads code to its end, or in an interpolation to the closing parenthesis.
  mutating func scanCode(isInterpolation: Bool) {
    var depth = 0
    while index < input.count {
      if starts(with: "//") {
        while index < input.count, input[index] != UInt8(ascii: "\n") { blank() }
      } else if starts(with: "/*") {
        scanBlockComment()
      } else if input[index] == UInt8(ascii: "\"") {
        scanString(hashes: 0)
      } else if input[index] == UInt8(ascii: "#") {
        scanAfterHashes()
      } else {
        if input[index] == UInt8(ascii: "(") { depth += 1 }
        if input[index] == UInt8(ascii: ")") { depth -= 1 }
        index += 1
        if isInterpolation, depth < 0 { return }
      }
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      let opens = starts(with: "/*")
      let closes = !opens && starts(with: "*/")
      if opens || closes { blank() }
      depth += opens ? 1 : closes ? -1 : 0
      blank()
    } while depth > 0 && index < input.count
  }

  private mutating func scanAfterHashes() {
    var hashes = 0
    while index < input.count, input[index] == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    guard index < input.count else { return }
    if input[index] == UInt8(ascii: "\"") {
      scanString(hashes: hashes)
    } else if input[index] == UInt8(ascii: "/") {
      let end = "/" + String(repeating: "#", count: hashes)
      while index < input.count, !starts(with: end) { blank() }
      index = min(input.count, index + end.utf8.count)
    }
  }

  private mutating func scanString(hashes: Int) {
    let line = input[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    let isMultiline = starts(with: "\"\"\"")
    let end = (isMultiline ? "\"\"\"" : "\"") + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    index += isMultiline ? 3 : 1
    var content: [UInt8] = []
    while index < input.count, !starts(with: end), isMultiline || input[index] != UInt8(ascii: "\n") {
      if starts(with: escape + "(") {
        for _ in escape.utf8 { blank() }
        index += 1
        scanCode(isInterpolation: true)
        continue
      }
      let length = starts(with: escape) ? escape.utf8.count + 1 : 1
      for _ in 0..<length where index < input.count {
        content.append(input[index])
        blank()
      }
    }
    index = min(input.count, index + end.utf8.count)
    strings.append(SwiftText.Literal(text: String(decoding: content, as: UTF8.self), line: line))
  }

  private func starts(with text: String) -> Bool { input[index...].starts(with: text.utf8) }

  private mutating func blank() {
    guard index < input.count else { return }
    if input[index] != UInt8(ascii: "\n") { output[index] = 0x20 }
    index += 1
  }
}
