import LeakModel

/// The last line on standard error: how much was found in how much.
struct RunSummary {
  var report: Report
  var generatedCount: Int
  /// What filters have left out.
  var remarks: [String] = []

  var text: String {
    let skipped = Set(report.notices.filter { $0.kind == .skipped }.map(\.file)).count
    var text = Self.count(report.findings.count, "finding") + " in " + Self.count(report.fileCount, "file")
    if report.suppressedCount > 0 { text += "; \(report.suppressedCount) silenced by comments" }
    for remark in remarks { text += "; \(remark)" }
    if skipped > 0 { text += "; \(skipped) left out" }
    if generatedCount > 0 { text += "; \(generatedCount) generated, not checked" }
    return text
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
