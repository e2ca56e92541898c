import LeakAST
import LeakDomain
import LeakEngine
import LeakFixing
import LeakModel
import SwiftFrontEnd

/// Makes the repairs of findings, out of the files as they were read.
struct RepairSource {
  private let files: [FileID: SourceFile]
  private let rules: [Rule]
  private let configuration: Configuration
  private let bytes: (String) -> [UInt8]?

  init(
    _ files: [SourceFile], _ rules: [Rule], _ configuration: Configuration, bytes: @escaping (String) -> [UInt8]?
  ) {
    self.files = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.rules = rules
    self.configuration = configuration
    self.bytes = bytes
  }

  func fixes(_ id: FileID, _ wanted: [(finding: Finding, plan: RepairPlan)]) -> (fixes: [[Fix]], untried: Int) {
    guard let repairer = repairer(id) else { return (wanted.map { _ in [] }, 0) }
    let (fixes, untried) = repairer.fixes(wanted)
    return (fixes.map { $0.map { [$0] } ?? [] }, untried)
  }

  /// `nil` for files that cannot be repaired.
  private func repairer(_ id: FileID) -> Repairer? {
    guard let file = files[id], let text = bytes(file.path) else { return nil }
    let (rules, configuration) = (rules, configuration)
    return Repairer(file: file, bytes: text) { changed in
      let output = SwiftFrontEnd.lower(FrontEndInput(id: id, path: file.path, bytes: changed))
      guard let lowered = output.file, output.notices.isEmpty else { return nil }
      return Engine.analyze(files: [lowered], rules: rules, configuration: configuration).findings
    }
  }
}
