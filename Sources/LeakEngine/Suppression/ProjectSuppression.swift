import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// The silencing comments of all files of a run.
struct ProjectSuppression {
  private var files: [FileID: Suppression] = [:]
  private let order: [FileID]
  /// How many diagnoses were silenced.
  private(set) var silencedCount = 0

  init(_ sources: [PreparedFile]) {
    order = sources.map(\.flow.id)
    for source in sources {
      if let suppression = source.suppression { files[source.flow.id] = suppression }
    }
  }

  mutating func silences(_ rule: String, at spot: Spot) -> Bool {
    guard files[spot.location.file]?.silences(rule, at: spot) ?? false else { return false }
    silencedCount += 1
    return true
  }

  /// What is wrong with comments, in order of the files.
  func faults(rules: [String], others: [String]) -> [IgnoreFault] {
    order.flatMap { files[$0]?.faults(run: Set(rules), known: rules + others) ?? [] }
  }
}
