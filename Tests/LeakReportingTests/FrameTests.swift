import LeakModel
import Testing

@testable import LeakReporting

/// Lines that are hard to show, and marks that must stand under their words all the same.
@Suite struct FrameTests {
  /// The frame around one mark, without the heading of the finding.
  private func frame(
    _ text: String, _ line: Int, _ columns: Range<Int>, style: TextStyle = .plain, endLine: Int? = nil
  ) -> [Substring] {
    let place = Place(
      file: "A.swift", start: Position(line: line, column: columns.lowerBound),
      end: Position(line: endLine ?? line, column: columns.upperBound))
    let finding = Finding(
      rule: "r", severity: .warning, place: place, message: "m", primitive: "", function: "",
      path: [Remark(place: place, message: "here")])
    let context = TextSample.context(style, texts: ["A.swift": text])
    let lines = Reporter.text.render(Report(findings: [finding], notices: [], fileCount: 1), context)
      .split(separator: "\n")
    return Array(lines.dropFirst())
  }

  @Test func tabsAreEven() {
    #expect(
      frame("\tif a {\n\t\treturn\n\t}\n", 2, 3..<9) == [
        "   |", " 1 |     if a {", " 2 |         return", "   |         ^^^^^^ here", " 3 |     }",
      ])
    #expect(frame("a\tb", 1, 3..<4) == ["   |", " 1 | a   b", "   |     ^ here"])
  }

  @Test(arguments: [
    ("let größe = x", 14..<15, "           ^"), ("\"漢字\" + x", 12..<13, "         ^"), ("🦊🦊 x", 10..<11, "     ^"),
    ("👩‍👩‍👧 x", 20..<21, "   ^"), ("e\u{301}e\u{301} x", 8..<9, "   ^"), ("❤️ x", 8..<9, "   ^"), ("🇩🇪 x", 10..<11, "   ^"),
    ("한국 x", 8..<9, "     ^"), ("\u{1112}\u{1161}\u{11AB} x", 11..<12, "   ^"), ("👍🏽 x", 10..<11, "   ^"),
  ])
  func marksStandUnderTheirWords(_ line: String, _ columns: Range<Int>, _ marks: String) {
    let shown = frame(line, 1, columns)
    #expect(shown == ["   |", " 1 | \(line)"[...], "   | \(marks) here"[...]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(_ end: String) {
    let shown = frame(["one", "two", "three", ""].joined(separator: end), 2, 1..<4)
    #expect(shown == ["   |", " 1 | one", " 2 | two", "   | ^^^ here", " 3 | three"])
  }

  @Test func aMissingLineEndAndTheEndOfTheFile() {
    #expect(frame("{\n}", 2, 1..<2) == ["   |", " 1 | {", " 2 | }", "   | ^ here"])
    #expect(frame("{\n}\n", 3, 1..<1) == ["   |", " 2 | }", " 3 |", "   | ^ here"])
    #expect(frame("ab", 1, 3..<3) == ["   |", " 1 | ab", "   |   ^ here"])
    #expect(frame("", 1, 1..<1) == ["   |", " 1 |", "   | ^ here"])
  }

  @Test func aFileThatIsShorterThanItWas() {
    #expect(frame("a\n", 7, 3..<9) == ["   = A.swift:7:3: here"])
    #expect(frame("ab\ncd", 1, 40..<60) == ["   |", " 1 | ab", "   |   ^ here", " 2 | cd"])
    #expect(frame("ab", 1, -3..<0) == ["   |", " 1 | ab", "   | ^ here"])
  }

  @Test func aMarkOverSeveralLinesEndsWithItsFirst() {
    #expect(
      frame("f {\n  x\n}", 1, 1..<2, endLine: 3) == ["   |", " 1 | f {", "   | ^^^ here", " 2 |   x"])
  }

  @Test func longLinesAreCutAroundTheMark() {
    let line = String(repeating: "a", count: 200) + "return" + String(repeating: "b", count: 200)
    let shown = frame(line, 1, 201..<207, style: TextStyle(width: 60))
    #expect(shown.allSatisfy { $0.count <= 60 })
    let start = shown[1].range(of: "return")?.lowerBound
    let mark = shown[2].range(of: "^^^^^^ here")?.lowerBound
    #expect(shown[1].contains("…aaa") && shown[1].hasSuffix("b…"))
    #expect(
      start.map { shown[1].distance(from: shown[1].startIndex, to: $0) }
        == mark.map { shown[2].distance(from: shown[2].startIndex, to: $0) })
  }

  @Test func aMarkThatIsTooLongShowsItsStart() {
    let shown = frame(String(repeating: "x", count: 500), 1, 101..<400, style: TextStyle(width: 60))
    #expect(shown.allSatisfy { DisplayWidth.of($0) <= 60 })
    #expect(shown[2].contains("^^^^"))
  }

  @Test func theByteOrderMarkIsNotShown() {
    #expect(frame("\u{FEFF}let x", 1, 8..<9) == ["   |", " 1 | let x", "   |     ^ here"])
  }

  @Test func nothingATerminalObeysIsShown() {
    let shown = frame("a\u{1B}]52;c;aGk=\u{7} \u{202E}x\u{200B}", 1, 20..<21)
    #expect(shown[1] == #" 1 | a\u{1B}]52;c;aGk=\u{7} \u{202E}x\u{200B}"#)
    #expect(shown[2] == "   |                                 ^ here")
  }
}
