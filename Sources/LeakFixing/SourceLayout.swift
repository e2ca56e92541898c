import LeakAST
import LeakModel

/// A file as edits see it: its tree, its bytes, and how it is indented.
struct SourceLayout: Sendable {
  let file: SourceFile
  let bytes: [UInt8]
  /// `\n` or `\r\n`, as in most lines of the file.
  let newline: String
  /// One step of indentation: a tab, or some spaces.
  let unit: String
  let localCode: [LocalCode]
  /// All types that the file declares.
  let types: [TypeDecl]

  init(_ file: SourceFile, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    newline = Self.newline(bytes)
    unit = Self.unit(bytes)
    localCode = LocalCode.all(in: file)
    types = file.types
  }

  func text(_ range: SourceRange) -> String {
    let start = min(max(0, Int(range.start)), bytes.count)
    let end = min(max(start, Int(range.end)), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  func byte(at offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  /// Offset of the first byte of the line that holds `offset`.
  func lineStart(_ offset: Int) -> Int {
    var start = min(max(0, offset), bytes.count)
    while start > 0, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Offset after the last byte of the line that holds `offset`, its line end excluded.
  func lineEnd(_ offset: Int) -> Int {
    var end = min(max(0, offset), bytes.count)
    while end < bytes.count, !Self.isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  /// Offset of the line after the one that holds `offset`, or the end of the file.
  func nextLine(_ offset: Int) -> Int {
    var next = lineEnd(offset)
    if next < bytes.count, bytes[next] == 0x0D { next += 1 }
    if next < bytes.count, bytes[next] == 0x0A { next += 1 }
    return next
  }

  /// The white space at the beginning of the line that holds `offset`.
  func indentation(at offset: Int) -> String {
    let start = lineStart(offset)
    var end = start
    while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether only white space stands before `offset` in its line.
  func isFirstInLine(_ offset: Int) -> Bool { bytes[lineStart(offset)..<offset].allSatisfy(Self.isBlank) }

  /// Whether nothing but white space or a comment follows `offset` in its line.
  func isLastInLine(_ offset: Int) -> Bool {
    let rest = bytes[offset..<lineEnd(offset)].drop(while: Self.isBlank)
    return rest.isEmpty || rest.starts(with: Array("//".utf8))
  }

  func spansLines(_ range: SourceRange) -> Bool { lineStart(Int(range.start)) != lineStart(Int(range.end)) }

  /// The offset before the white space that ends at `offset`, line ends included.
  func trimmed(before offset: Int) -> Int {
    var end = offset
    while end > 0, Self.isBlank(bytes[end - 1]) || Self.isLineEnd(bytes[end - 1]) { end -= 1 }
    return end
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

extension SourceLayout {
  private static func newline(_ bytes: [UInt8]) -> String {
    var plain = 0
    var paired = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if index > 0, bytes[index - 1] == 0x0D { paired += 1 } else { plain += 1 }
    }
    return paired > plain ? "\r\n" : "\n"
  }

  /// The step by which lines are most often indented deeper than the line before.
  private static func unit(_ bytes: [UInt8]) -> String {
    var steps: [Int: Int] = [:]
    var tabs = 0
    var previous = 0
    for line in bytes.split(whereSeparator: isLineEnd) {
      let blank = line.prefix(while: isBlank)
      guard blank.count < line.count else { continue }
      if blank.contains(0x09) { tabs += 1 }
      if blank.count > previous { steps[blank.count - previous, default: 0] += 1 }
      previous = blank.count
    }
    let common = steps.filter { $0.key <= 8 }.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 2
    let lineCount = steps.values.reduce(0, +)
    return tabs > 0 && tabs >= lineCount / 2 ? "\t" : String(repeating: " ", count: common)
  }
}
