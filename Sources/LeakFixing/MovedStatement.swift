import LeakAST
import LeakModel

/// A statement that goes elsewhere, with the comments that speak of it: those on the lines right above it, and the one
/// behind it.
struct MovedStatement {
  /// Takes away its lines.
  let removal: TextEdit
  private let above: [String]
  private let text: String
  private let behind: String

  /// `nil` where it does not stand alone in its lines.
  init?(_ statement: Stmt, in layout: SourceLayout) {
    guard let removal = layout.remove(statement) else { return nil }
    var start = Int(removal.range.start)
    var above: [String] = []
    while start > 0 {
      let previous = layout.previousLine(start)
      guard let comment = layout.comment(in: previous..<layout.lineEnd(previous)) else { break }
      above.insert(comment, at: 0)
      start = previous
    }
    let end = Int(removal.range.end)
    if layout.isClosing(end) {
      // Blank lines before it have separated it from what it followed.
      while start > 0, layout.isBlankLine(layout.previousLine(start)) { start = layout.previousLine(start) }
    }
    self.removal = TextEdit(range: SourceRange(start: start, end: end), text: "")
    self.above = above
    text = layout.text(statement.range)
    let tail = Int(statement.range.end)
    behind = layout.comment(in: tail..<layout.lineEnd(tail)).map { "  " + $0 } ?? ""
  }

  /// Its lines for another place, or those of what stands for it there.
  func lines(as replacement: String? = nil) -> [String] { above + [(replacement ?? text) + behind] }
}

extension SourceLayout {
  /// Offset of the first byte of the line before the one that begins at `start`.
  fileprivate func previousLine(_ start: Int) -> Int {
    let isPair = start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0D
    return lineStart(start - (isPair ? 2 : 1))
  }

  /// Whether a line closes a block.
  fileprivate func isClosing(_ start: Int) -> Bool {
    bytes[start..<lineEnd(start)].drop(while: Self.isBlank).first == UInt8(ascii: "}")
  }

  fileprivate func isBlankLine(_ start: Int) -> Bool { bytes[start..<lineEnd(start)].allSatisfy(Self.isBlank) }

  /// The comment of a line in which nothing else stands but white space.
  fileprivate func comment(in range: Range<Int>) -> String? {
    let rest = bytes[range].drop(while: Self.isBlank)
    guard rest.starts(with: Array("//".utf8)) else { return nil }
    return String(decoding: bytes[rest.startIndex..<trimmed(before: rest.endIndex)], as: UTF8.self)
  }
}
