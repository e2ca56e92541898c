/// The part of a line that is shown where the whole is too long.
struct LineWindow {
  /// The columns of the line that are shown, in its own columns.
  let range: Range<Int>
  private let line: ShownLine

  /// The columns around `focus`, or the start of the line where nothing is marked.
  ///
  /// - Parameter room: columns that should stay free behind the focus, for its label.
  init(_ line: ShownLine, width: Int, focus: Range<Int>?, room: Int = 0) {
    self.line = line
    guard line.width > width else {
      range = 0..<line.width
      return
    }
    let width = max(width, 8)
    let needed = min(line.width, (focus?.upperBound ?? 0) + min(room, width / 3) + 1)
    var start = max(0, needed - width)
    // A focus that does not fit is shown from its beginning.
    if let focus, start > focus.lowerBound - 2 { start = max(0, focus.lowerBound - 2) }
    range = start..<min(line.width, start + width)
  }

  var isCutAtStart: Bool { range.lowerBound > 0 }
  var isCutAtEnd: Bool { range.upperBound < line.width }

  /// Where a column of the line is shown, from 0; columns outside are shown at the edge.
  func shown(_ column: Int) -> Int { min(max(column, range.lowerBound), range.upperBound) - range.lowerBound }

  /// What is shown, with an ellipsis for what is cut off.
  func text(_ style: TextStyle) -> String {
    let first = range.lowerBound + (isCutAtStart ? 1 : 0)
    let last = range.upperBound - (isCutAtEnd ? 1 : 0)
    var text = isCutAtStart ? "…" : ""
    var column = 0
    for cell in line.cells {
      let end = column + cell.width
      if column >= first, end <= last {
        text += cell.isEscape ? Paint.escape(cell.text, style) : cell.text
      } else if end > first, column < last {
        // One that is cut in two leaves its columns empty.
        text += String(repeating: " ", count: min(end, last) - max(column, first))
      }
      column = end
    }
    return text + (isCutAtEnd ? "…" : "")
  }
}
