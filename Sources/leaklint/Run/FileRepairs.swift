import LeakFixing
import LeakModel
import LeakReporting

/// Applies the repairs of a run's findings to the files in which they lie.
struct FileRepairs {
  var files: [FoundFile]
  /// The bytes of a file as they were analysed; `nil` if it is another one by now.
  var bytes: (String) -> [UInt8]?
  var includesUnsafe: Bool
  /// The resolved folders that were asked for: nothing beyond them is changed.
  var trees: [FilePath]

  struct Outcome {
    var repaired = 0
    var changedFiles = 0
    /// For standard error.
    var messages: [String] = []
    var hasFailed = false
  }

  /// What the repairs change, as a unified diff.
  func diff(_ findings: [Finding]) -> (text: String, messages: [String]) {
    var text = ""
    var messages: [String] = []
    for (file, old, application) in applications(findings) {
      text += UnifiedDiff.text(of: VisibleText.escape(file.shown.text), from: old, to: application.bytes)
      messages += application.refused.map(Self.refusal)
    }
    return (text, messages)
  }

  /// Writes the files.
  func apply(_ findings: [Finding]) -> Outcome {
    var outcome = Outcome()
    for file in repairable(findings).keys.sorted() where bytes(file) == nil {
      outcome.messages.append("\(VisibleText.escape(file)): not repaired: has changed since it was read")
      outcome.hasFailed = true
    }
    for (file, old, application) in applications(findings) {
      outcome.messages += application.refused.map(Self.refusal)
      guard !application.applied.isEmpty else { continue }
      if let trouble = write(application.bytes, over: old, to: file) {
        outcome.messages.append("\(VisibleText.escape(file.shown.text)): not repaired: \(trouble)")
        outcome.hasFailed = true
      } else {
        outcome.repaired += application.applied.count
        outcome.changedFiles += 1
      }
    }
    return outcome
  }

  /// The repairs of each file that has any, in order of the files.
  private func applications(_ findings: [Finding]) -> [(file: FoundFile, old: [UInt8], application: FixApplication)] {
    let byFile = repairable(findings)
    return files.compactMap { file in
      guard let own = byFile[file.shown.text], let old = bytes(file.shown.text) else { return nil }
      return (file, old, FixApplication(own, to: old, includesUnsafe: includesUnsafe))
    }
  }

  private func repairable(_ findings: [Finding]) -> [String: [Finding]] {
    Dictionary(grouping: findings.filter { !$0.fixes.isEmpty }, by: \.place.file)
  }

  private static func refusal(_ finding: Finding) -> String {
    let place = "\(VisibleText.escape(finding.place.file)):\(finding.place.start.line):\(finding.place.start.column)"
    return "\(place): not repaired: the repair overlaps another one; run again"
  }

  private func write(_ new: [UInt8], over old: [UInt8], to file: FoundFile) -> String? {
    guard case .success(let status) = FileStatus.ofLink(file.path) else { return "is not there any more" }
    guard status.kind == .file else { return "is a symbolic link" }
    guard let resolved = file.path.resolved, trees.contains(where: { resolved.relative(to: $0) != nil }) else {
      return "lies outside of the folders that were given, behind a symbolic link"
    }
    guard status.isWritable(resolved) else { return "is read-only" }
    return FileReplacement.replace(resolved, by: new, like: status) {
      guard case .success(let now) = FileReading.read(resolved), now == old else {
        return "has changed since it was read"
      }
      return nil
    }
  }
}
