import LeakModel
import Testing

@testable import LeakReporting

/// Sources, names and paths that would like to speak to the terminal.
@Suite struct HostileTextTests {
  private static let evil = "\u{1B}]8;;http://evil\u{1B}\\x\u{1B}]52;c;aGk=\u{7}\u{9B}2J\u{202E}\u{200B}\u{7F}\u{8}"

  private static let report: Report = {
    let file = "\(evil)/\(evil).swift"
    func place(_ line: Int) -> Place {
      Place(file: file, start: Position(line: line, column: 1), end: Position(line: line, column: 4))
    }
    var finding = Finding(
      rule: evil, severity: .error, place: place(1), message: evil, primitive: evil, function: evil,
      related: [Remark(place: place(9), message: evil)],
      path: [Remark(place: place(1), message: evil), Remark(place: place(2), message: evil)],
      fixes: [Fix(title: evil, safe: true, edits: [Edit(place: place(2), text: evil)])])
    finding.consequence = evil
    return Report(findings: [finding], notices: [Notice(kind: .broken, file: file, message: evil)], fileCount: 1)
  }()

  private static func context(_ style: TextStyle) -> ReportContext {
    var context = TextSample.context(style)
    context.folder = "/home/\(evil)"
    context.bytes = { _ in Array("\(evil)\n\(evil)\n".utf8) }
    return context
  }

  @Test(arguments: Reporter.all.map(\.name)) func nothingRawInAnyFormat(_ name: String) throws {
    let reporter = try #require(Reporter.all.first { $0.name == name })
    let text = reporter.render(Self.report, Self.context(.plain))
    #expect(text.count > 300)
    let raw = text.unicodeScalars.filter { $0 != "\n" && VisibleText.isInvisible($0) }
    #expect(raw.isEmpty, "\(raw.map(\.value))")
  }

  /// With colours there are escape characters, but only those of colours.
  @Test func coloursAreTheOnlySequences() {
    let text = Reporter.text.render(Self.report, Self.context(TextStyle(width: 80, isColored: true)))
    let rest = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(!rest.unicodeScalars.contains { $0 != "\n" && VisibleText.isInvisible($0) })
    #expect(rest != text)
  }
}
