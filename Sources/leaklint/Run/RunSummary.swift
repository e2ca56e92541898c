import LeakModel

/// The last lines on standard error: what was found, in how much, and what was left out.
struct RunSummary {
  var report: Report
  var generatedCount: Int
  /// Files that the configuration excludes, or does not include.
  var excludedCount = 0
  /// Files that could not be read.
  var unreadable: Set<String> = []
  /// What filters have left out.
  var remarks: [String] = []
  var duration: Duration

  /// The findings of each rule where there are several, then everything in one line.
  var lines: [String] {
    (report.findings.count > 1 ? ruleLines : []) + [total]
  }

  private var total: String {
    var parts = [
      Self.count(report.findings.count, "finding") + " in " + Self.count(report.fileCount, "file") + time
    ]
    if report.suppressedCount > 0 { parts.append("\(report.suppressedCount) silenced by comments") }
    parts += remarks
    parts += leftOut
    if generatedCount > 0 { parts.append("\(generatedCount) generated, not checked") }
    if excludedCount > 0 { parts.append("\(excludedCount) excluded by the configuration") }
    for (kind, words) in [(Notice.Kind.broken, "with syntax errors"), (.budget, "not followed to the end")] {
      let number = files(kind).count
      if number > 0 { parts.append("\(Self.count(number, "file")) \(words)") }
    }
    return parts.joined(separator: "; ")
  }

  private var ruleLines: [String] {
    let groups = Dictionary(grouping: report.findings, by: \.rule).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    return groups.map { rule, findings in
      let severities = Severity.allCases.reversed().compactMap { severity in
        let number = findings.count { $0.severity == severity }
        return number > 0 ? Self.count(number, severity.rawValue) : nil
      }
      return "findings of \(rule): \(severities.joined(separator: ", "))"
    }
  }

  /// How many files were not analysed, and why.
  private var leftOut: [String] {
    let files = files(.skipped)
    let unread = files.intersection(unreadable).count
    let reasons = [(unread, "not readable"), (files.count - unread, "not analysable")].filter { $0.0 > 0 }
    switch reasons.count {
    case 0: return []
    case 1: return ["\(reasons[0].0) left out, \(reasons[0].1)"]
    default: return ["\(files.count) left out: \(reasons.map { "\($0.0) \($0.1)" }.joined(separator: ", "))"]
    }
  }

  private func files(_ kind: Notice.Kind) -> Set<String> { Set(report.notices.filter { $0.kind == kind }.map(\.file)) }

  /// ` (1.2 s)`
  private var time: String {
    let tenths = (duration.components.seconds * 10) + duration.components.attoseconds / 100_000_000_000_000_000
    return " (\(tenths / 10).\(tenths % 10) s)"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
