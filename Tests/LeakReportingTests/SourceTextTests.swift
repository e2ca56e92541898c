import LeakModel
import Testing

@testable import LeakReporting

/// From UTF-8 columns to UTF-16 columns.
@Suite struct SourceTextTests {
  private let text = SourceText(bytes: Array(Sample.text.utf8))

  @Test(arguments: [
    ("let channel", 1, 1), ("Übertragung", 1, 38), ("größe", 3, 6), ("Task", 3, 22), ("return", 4, 35), ("try", 5, 3),
    ("name)", 6, 5), ("for", 7, 3),
  ])
  func positions(_ words: String, _ line: Int, _ column: Int) {
    #expect(text.utf16(Sample.place(words).start) == Position(line: line, column: column))
  }

  @Test func columnsStayWithinTheirLine() {
    #expect(text.utf16(Position(line: 6, column: 999)) == Position(line: 6, column: 10))
    #expect(text.utf16(Position(line: 6, column: -3)) == Position(line: 6, column: 1))
    #expect(text.utf16(Position(line: 99, column: 5)) == Position(line: 99, column: 5))
    #expect(SourceText(bytes: []).utf16(Position(line: 1, column: 4)) == Position(line: 1, column: 1))
  }

  @Test(arguments: [("a🦊b", 2, 2, 4), ("a🦊b", 4, 2, 4), ("a🦊b", 6, 4, 5), ("a🦊b", 7, 4, 5), ("🦊", 9, 1, 3)])
  func anEmptyRegionGrowsToACharacter(_ line: String, _ column: Int, _ start: Int, _ end: Int) {
    let context = ReportContext(
      version: "", rules: [], folder: "", isComplete: true, bytes: { _ in Array("\n\(line)\n".utf8) })
    let position = Position(line: 2, column: column)
    let place = Place(file: "A.swift", start: position, end: position)
    let region = SourceTexts(context).regionOnOneLine(of: place)
    #expect(region.start == Position(line: 2, column: start) && region.end == Position(line: 2, column: end))
  }

  @Test func anEmptyLineHasNoCharacter() {
    #expect(text.character(at: Position(line: 99, column: 1)) == nil)
    #expect(SourceText(bytes: Array("\n".utf8)).character(at: Position(line: 1, column: 1)) == nil)
  }

  @Test func lineEndsAreNoPartOfALine() {
    #expect(text.end(ofLine: 2) == Position(line: 2, column: 41))
    #expect(text.end(ofLine: 5) == Position(line: 5, column: 13))
    #expect(text.end(ofLine: 99) == nil)
  }
}
