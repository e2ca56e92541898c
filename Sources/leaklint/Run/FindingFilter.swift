import LeakModel
import LeakReporting

/// What a run leaves out of its findings: those of a baseline, and those that no change since a revision touches.
struct FindingFilter {
  /// The baseline to compare with.
  var baseline: String?
  /// Where to write all findings as a baseline.
  var newBaseline: String?
  /// The git revision since which something must have changed.
  var revision: String?

  struct Outcome {
    var findings: [Finding]
    /// For the summary.
    var remarks: [String] = []
    /// What could not be done, each a line for standard error.
    var troubles: [String] = []
  }

  func apply(to findings: [Finding], in folder: FilePath, _ source: SourceLines) -> Outcome {
    var outcome = Outcome(findings: findings)
    if let newBaseline {
      write(findings, to: newBaseline, source, &outcome)
      return outcome
    }
    if let baseline { compare(with: baseline, source, &outcome) }
    if let revision { keepTouched(since: revision, in: folder, source, &outcome) }
    return outcome
  }

  private func write(_ findings: [Finding], to path: String, _ source: SourceLines, _ outcome: inout Outcome) {
    let text = Baseline(findings.map { BaselineEntry($0, source) }).text
    if let trouble = OutputFile.write(text, to: FilePath(path)) {
      outcome.troubles.append("\(VisibleText.escape(path)): \(trouble)")
    } else {
      outcome.remarks.append("\(findings.count) written to \(VisibleText.escape(path))")
      outcome.findings = []
    }
  }

  private func compare(with path: String, _ source: SourceLines, _ outcome: inout Outcome) {
    let shown = VisibleText.escape(path)
    switch FileReading.read(FilePath(path)) {
    case .failure(let failure): outcome.troubles.append("\(shown): \(failure.message)")
    case .success(let bytes):
      switch Baseline.read(bytes) {
      case .failure(let fault):
        outcome.troubles.append("\(shown):\(fault.line): \(VisibleText.escape(fault.message))")
      case .success(let baseline):
        let (new, stale) = baseline.filter(outcome.findings, source)
        outcome.remarks.append("\(outcome.findings.count - new.count) known to the baseline")
        if stale > 0 { outcome.remarks.append("\(stale) of the baseline no longer found") }
        outcome.findings = new
      }
    }
  }

  private func keepTouched(
    since name: String, in folder: FilePath, _ source: SourceLines, _ outcome: inout Outcome
  ) {
    let lines = Revision.find(name, from: folder).flatMap {
      ChangedLines.since($0, findings: outcome.findings, in: folder, source)
    }
    switch lines {
    case .failure(let failure): outcome.troubles.append("--since: \(VisibleText.escape(failure.message))")
    case .success(let lines):
      let touched = outcome.findings.filter(lines.touch)
      outcome.remarks.append("\(outcome.findings.count - touched.count) unchanged since \(VisibleText.escape(name))")
      outcome.findings = touched
    }
  }
}
