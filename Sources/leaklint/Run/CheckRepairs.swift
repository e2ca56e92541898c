import LeakModel
import LeakReporting

/// Repairs in a run of `leaklint check`.
extension CheckRun {
  func fileRepairs(_ files: [FoundFile], _ store: SourceStore, _ includesUnsafe: Bool) -> FileRepairs {
    let trees = paths.compactMap { path -> FilePath? in
      let given = FilePath(path)
      guard case .success(let status) = FileStatus.of(given), status.kind != .folder else { return given.resolved }
      return given.folder.resolved
    }
    return FileRepairs(files: files, bytes: store.bytes, includesUnsafe: includesUnsafe, trees: trees)
  }

  /// The diff that is printed instead of the findings, if it is.
  func shown(_ report: Report, _ files: [FoundFile], _ store: SourceStore) -> String? {
    guard case .show(let includesUnsafe)? = repairs else { return nil }
    let (text, messages) = fileRepairs(files, store, includesUnsafe).diff(report.findings)
    for message in messages { Console.complain(message) }
    return Presentation.isSeen(output: output) ? Self.visible(text) : text
  }

  /// What a terminal may show: tabs stay, and nothing else that is not text.
  private static func visible(_ text: String) -> String {
    text.split(separator: "\t", omittingEmptySubsequences: false).map { VisibleText.escapeLines(String($0)) }
      .joined(separator: "\t")
  }

  /// Says what was repaired and reports what is left.
  func checkAgain(_ outcome: FileRepairs.Outcome) -> ExitStatus {
    for message in outcome.messages { Console.complain(message) }
    var again = self
    again.repairs = nil
    again.times = nil
    let files = "\(outcome.changedFiles) file\(outcome.changedFiles == 1 ? "" : "s")"
    Console.complain("\(outcome.repaired) finding\(outcome.repaired == 1 ? "" : "s") repaired in \(files)")
    let status = again.perform()
    return outcome.hasFailed ? .failed : status
  }
}
