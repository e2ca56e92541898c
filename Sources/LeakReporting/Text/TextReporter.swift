import LeakModel

extension Reporter {
  /// For people: a line as compilers write it, then the source with its marks, the way in words, what comes of it, and
  /// the repair.
  public static let text = Reporter(
    name: "text", summary: "the source with the path marked, the consequence and the repair"
  ) { report, context in
    let sources = SourceTexts(context)
    return report.findings.map { FindingText($0, sources: sources, style: context.style).text }
      .joined(separator: "\n")
  }

  /// One line a finding.
  public static let concise = Reporter(
    name: "concise", summary: "file:line:column: warning: message [rule], one line a finding"
  ) { report, context in
    // One line is one line, however long.
    let style = TextStyle(isColored: context.style.isColored)
    return report.findings.map { FindingHeading(finding: $0, style: style).text }.joined()
  }
}

/// One finding for people.
private struct FindingText {
  private let finding: Finding
  private let style: TextStyle
  private let frame: Frame
  private let repair: RepairText

  init(_ finding: Finding, sources: SourceTexts, style: TextStyle) {
    self.finding = finding
    self.style = style
    frame = Frame(finding, sources: sources, style: style)
    repair = RepairText(sources: sources, style: style)
  }

  var text: String {
    var text = FindingHeading(finding: finding, style: style).text + frame.text
    if finding.path.count > 1 { text += note("path") { Story.lines(finding.path, width: $0) } }
    if !finding.consequence.isEmpty {
      text += note("result") { Wrapping.lines(VisibleText.escape(finding.consequence), width: $0) }
    }
    for fix in finding.fixes.prefix(Self.mostRepairs) { text += repair.text(of: fix) }
    return text
  }

  /// More are alternatives that only `json` and `sarif` list.
  private static let mostRepairs = 2

  /// A line below the frame, the rest of it behind its name.
  private func note(_ name: String, lines: (_ width: Int) -> [String]) -> String {
    let indentation = frame.digits + 4 + name.count + 2
    let pad = String(repeating: " ", count: indentation)
    let head = frame.gutter("", sign: "=") + " " + Paint.strong("\(name):", style) + " "
    return head + lines(style.columns - indentation).joined(separator: "\n" + pad) + "\n"
  }
}
