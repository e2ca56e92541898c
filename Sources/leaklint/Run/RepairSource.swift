import LeakDomain
import LeakEngine
import LeakFixing
import LeakModel
import SwiftFrontEnd

/// Makes the repairs of findings, out of the files as they were read.
struct RepairSource: Sendable {
  /// By their number.
  var files: [FoundFile]
  var rules: [Rule]
  var configuration: Configuration
  var bytes: @Sendable (String) -> [UInt8]?

  func fixes(_ id: FileID, _ wanted: [(finding: Finding, plan: RepairPlan)]) -> (fixes: [[Fix]], untried: Int) {
    guard let repairer = repairer(id) else { return (wanted.map { _ in [] }, 0) }
    let (fixes, untried) = repairer.fixes(wanted)
    return (fixes.map { $0.map { [$0] } ?? [] }, untried)
  }

  /// `nil` for files that cannot be repaired.
  private func repairer(_ id: FileID) -> Repairer? {
    let found = files[Int(id.index)]
    let (rules, configuration) = (rules, configuration)
    guard let text = bytes(found.shown.text) else { return nil }
    let output = SwiftFrontEnd.lower(found.input(id, text))
    guard let file = output.file, output.notices.isEmpty else { return nil }
    return Repairer(file: file, bytes: text) { changed, ranges in
      // What is asked for first is the file as it is.
      let output = changed == text ? output : SwiftFrontEnd.lower(found.input(id, changed))
      guard let file = output.file, output.notices.isEmpty else { return nil }
      return Engine.analyze(files: [file], rules: rules, configuration: configuration, judging: ranges).findings
    }
  }
}
