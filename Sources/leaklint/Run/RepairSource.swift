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
    let lower: @Sendable ([UInt8]) -> FrontEndOutput = { SwiftFrontEnd.lower(found.input(id, $0)) }
    guard let text = bytes(found.shown.text), let file = lower(text).file else { return nil }
    let (rules, configuration) = (rules, configuration)
    return Repairer(file: file, bytes: text) { changed in
      let output = lower(changed)
      guard let lowered = output.file, output.notices.isEmpty else { return nil }
      return Engine.analyze(files: [lowered], rules: rules, configuration: configuration).findings
    }
  }
}
