import Foundation
import LeakModel
import Testing

@testable import LeakReporting

/// What people see, kept in `Fixtures/_text`; the escape character stands there as `␛`.
///
/// Where a change is meant, run the tests with `LEAKLINT_UPDATE_SNAPSHOTS=1` and read the difference.
@Suite struct TextSnapshotTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/_text")

  @Test(arguments: [
    ("pipe", TextStyle.plain), ("terminal-80", TextStyle(width: 80)), ("terminal-120", TextStyle(width: 120)),
    ("color-80", TextStyle(width: 80, isColored: true)),
  ])
  func snapshot(_ name: String, _ style: TextStyle) throws {
    let text = Reporter.text.render(TextSample.report, TextSample.context(style))
    try compare(text, with: name)
  }

  /// The same without the sources, as when a file is no longer there.
  @Test func withoutSources() throws {
    let text = Reporter.text.render(TextSample.report, TextSample.context(.plain, texts: [:]))
    try compare(text, with: "no-sources")
  }

  @Test(arguments: [40, 80, 120])
  func linesFitTheTerminal(_ width: Int) {
    let text = Reporter.text.render(TextSample.report, TextSample.context(TextStyle(width: width)))
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= width || !line.contains(" "), "\(line)")
    }
  }

  @Test func coloursChangeNothingElse() {
    let colored = Reporter.text.render(TextSample.report, TextSample.context(TextStyle(width: 80, isColored: true)))
    let plain = Reporter.text.render(TextSample.report, TextSample.context(TextStyle(width: 80)))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(colored != plain)
  }

  private func compare(_ text: String, with name: String) throws {
    let actual = text.replacing("\u{1B}", with: "␛")
    let file = Self.folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_SNAPSHOTS"] == "1" {
      try Data(actual.utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(
      actual == expected, "\(name).txt differs. If that is meant, set LEAKLINT_UPDATE_SNAPSHOTS=1 and run again.")
  }
}
