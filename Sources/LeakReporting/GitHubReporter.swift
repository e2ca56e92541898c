import LeakModel

extension Reporter {
  /// Workflow commands, from which GitHub Actions makes annotations of the changed lines.
  public static let github = Reporter(
    name: "github", summary: "workflow commands that annotate a pull request"
  ) { report, context in
    let sources = SourceTexts(context)
    return report.findings.map { WorkflowCommand.line(for: $0, sources: sources) }.joined()
  }
}

/// One annotation. Columns count UTF-16 units; GitHub takes them only where the range lies on one line.
private enum WorkflowCommand {
  static func line(for finding: Finding, sources: SourceTexts) -> String {
    let region = sources.region(of: finding.place)
    var properties = [
      ("file", finding.place.file), ("line", "\(region.start.line)"), ("endLine", "\(region.end.line)"),
    ]
    if region.start.line == region.end.line {
      properties += [("col", "\(region.start.column)"), ("endColumn", "\(region.end.column)")]
    }
    properties.append(("title", "leaklint: \(finding.rule)"))
    let list = properties.map { "\($0)=\(escape($1, property: true))" }.joined(separator: ",")
    return "::\(command(finding.severity)) \(list)::\(escape(text(of: finding), property: false))\n"
  }

  /// The message, the path, a line for each step since an annotation shows no source, and what comes of it.
  private static func text(of finding: Finding) -> String {
    var lines = [finding.message]
    for (index, step) in finding.path.enumerated() where finding.path.count > 1 {
      let line = "line \(step.place.start.line)"
      let place = step.place.file == finding.place.file ? line : "\(step.place.file), \(line)"
      lines.append("\(index + 1). \(place): \(step.message)")
    }
    if !finding.consequence.isEmpty { lines.append("Result: \(finding.consequence)") }
    return lines.joined(separator: "\n")
  }

  private static func command(_ severity: Severity) -> String {
    severity == .note ? "notice" : severity.rawValue
  }

  /// The runner decodes these sequences and no others; colons and commas end a property only. A log is read on a
  /// terminal, too.
  private static func escape(_ text: String, property: Bool) -> String {
    text.reduce(into: "") { result, character in
      let isLineEnd = character == "\n" || character == "\r" || character == "\r\n"
      for scalar in (isLineEnd ? String(character) : VisibleText.escape(String(character))).unicodeScalars {
        switch scalar {
        case "%": result += "%25"
        case "\r": result += "%0D"
        case "\n": result += "%0A"
        case ":" where property: result += "%3A"
        case "," where property: result += "%2C"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
