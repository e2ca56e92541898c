import LeakAST
import LeakModel

/// Where the findings of a file and their possible repairs lie: the functions around them. What is judged to try the
/// repairs out need not be more than these and the functions that call them.
struct RepairScope {
  private(set) var ranges: [SourceRange]

  init(_ findings: [Finding], _ candidates: [[Candidate]], in layout: SourceLayout) {
    let places = findings.compactMap { layout.file.lines.offset(of: $0.place.start) }.map { SourceRange(at: $0) }
    let edits = candidates.lazy.flatMap { $0 }.flatMap(\.edits).map(\.range)
    ranges = Array(Set((places + edits).map { layout.outermostFunction(around: $0) }))
  }

  /// The same in the text after some edits.
  func ranges(after edits: [TextEdit]) -> [SourceRange] {
    ranges.map { range in
      var (start, end) = (Int(range.start), Int(range.end))
      for edit in edits {
        let growth = edit.text.utf8.count - Int(edit.range.length)
        if edit.range.end < range.start { start += growth }
        if edit.range.start <= range.end { end += growth }
      }
      return SourceRange(start: start, end: max(start, end))
    }
  }
}

extension SourceLayout {
  /// The outermost function, accessor or initial value at a place; the place itself where there is none.
  func outermostFunction(around place: SourceRange) -> SourceRange {
    let function = file.path(to: place).first { if case .function = $0 { true } else { false } }
    return function?.range ?? place
  }
}
