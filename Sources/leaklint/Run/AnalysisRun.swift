import LeakAST
import LeakDomain
import LeakEngine
import LeakModel
import SwiftFrontEnd

/// The analysis of the files of a run: reading, preparing, looking, repairing.
struct AnalysisRun {
  var files: [FoundFile]
  var includesGenerated: Bool
  var rules: [Rule]
  var configuration: Configuration
  /// Files of other modules, which are looked into only.
  var given: [SourceFile]
  var store: SourceStore

  /// The findings of all rules, with every notice.
  func perform(_ progress: Progress?) -> Report {
    let models = configuration.models
    let reading = SourceReading(
      files: files, includesGenerated: includesGenerated, store: store, progress: progress)
    let prepared = reading.prepare(models, threads: Processors.count)
    let trees = Dictionary(given.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let repairing = RepairSource(
      paths: files.map(\.shown.text), rules: rules, configuration: configuration, bytes: store.bytes)
    let looked = given.map { PreparedFile($0, models: models) }
    var report = Engine.analyze(
      (prepared.compactMap(\.file) + looked).sorted { FilePath($0.path) < FilePath($1.path) }, rules: rules,
      configuration: configuration, onlyLookingInto: Set(given.map(\.id)),
      workers: ThreadWorkers(threads: Processors.count),
      prepare: { file, never in
        guard let tree = trees[file] else { return reading.prepareAgain(file, models, others: never) }
        return PreparedFile(tree, models: models, others: never)
      },
      repair: { repairing.fixes($0, $1) })
    report.notices += prepared.flatMap(\.notices)
    return report
  }
}
