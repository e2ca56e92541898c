import LeakAST
import LeakDomain
import LeakEngine
import LeakModel
import SwiftFrontEnd

/// The analysis of the files of a run, one project after the other: reading, preparing, looking, repairing.
struct AnalysisRun {
  var rules: [Rule]
  var configuration: Configuration
  /// Files of other modules, which are looked into only.
  var given: [SourceFile]
  var reading: SourceReading
  /// What earlier runs found.
  var cache: ResultCache?

  /// The findings of all rules, with every notice.
  ///
  /// - Parameter projects: the numbers of the files that are analysed together.
  func perform(_ projects: [[Int]]) -> Report {
    // The largest last, as nobody waits for its memory to be given back.
    let order = projects.indices.sorted { (projects[$0].count, $0) < (projects[$1].count, $1) }
    var parts: [Int: Report] = [:]
    for number in order { parts[number] = analysed(projects[number], isLast: number == order.last) }
    var report = Report(findings: [], notices: [], fileCount: 0)
    for part in projects.indices.compactMap({ parts[$0] }) {
      report.findings += part.findings
      report.notices += part.notices
      report.fileCount += part.fileCount
      report.suppressedCount += part.suppressedCount
    }
    report.findings.sort(by: Finding.reportOrder)
    return report
  }

  private func analysed(_ numbers: [Int], isLast: Bool) -> Report {
    let texts = reading.texts(of: numbers)
    let key = cache?.key(texts.contents.map { (file: reading.files[$0.number], digest: $0.digest) })
    if let cache, let key, let known = reading.clock.measure(.cache, { cache.report(key) }) {
      reading.progress?.advance(by: texts.count)
      return known
    }
    let report = analysed(texts, isLast: isLast)
    if let cache, let key, isRepeatable(report, texts) { reading.clock.measure(.cache) { cache.keep(report, key) } }
    return report
  }

  /// Whether the same files give the same again.
  private func isRepeatable(_ report: Report, _ texts: SourceTexts) -> Bool {
    let changed = Set(reading.store.changedFiles)
    return report.notices.allSatisfy(\.isRepeatable)
      && !texts.contents.contains { changed.contains(reading.files[$0.number].shown.text) }
  }

  /// - Parameter isLast: the process ends after this project. Its graphs go with the process: to give their memory back,
  ///   piece by piece, takes a thirtieth of the run.
  private func analysed(_ texts: SourceTexts, isLast: Bool) -> Report {
    let models = configuration.models
    let prepared = reading.prepare(texts, models)
    if isLast { _ = Unmanaged.passRetained(Graphs(files: prepared.compactMap(\.file))) }
    let trees = Dictionary(given.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let repairing = RepairSource(
      files: reading.files, rules: rules, configuration: configuration, bytes: reading.store.bytes)
    let looked = given.map { PreparedFile($0, models: models) }
    var report = Engine.analyze(
      (prepared.compactMap(\.file) + looked).sorted { FilePath($0.path) < FilePath($1.path) }, rules: rules,
      configuration: configuration, onlyLookingInto: Set(given.map(\.id)),
      workers: ThreadWorkers(threads: reading.threads), clock: reading.clock,
      prepare: { [reading] file, never in
        guard let tree = trees[file] else { return reading.prepareAgain(file, models, others: never) }
        return PreparedFile(tree, models: models, others: never)
      },
      repair: { repairing.fixes($0, $1) })
    report.notices += prepared.flatMap(\.notices)
    return report
  }
}

/// What the analysis of a project keeps.
private final class Graphs {
  let files: [PreparedFile]
  init(files: [PreparedFile]) { self.files = files }
}
