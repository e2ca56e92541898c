import LeakDomain
import LeakEngine
import LeakModel
import LeakReporting
import Rules

/// One run of `leaklint check`, from paths to the exit status.
struct CheckRun {
  var paths: [String]
  var settings: Settings
  var rules: [Rule]
  /// The command line names the rules.
  var rulesAreNamed: Bool
  var reporter: Reporter
  /// Where findings go instead of standard output.
  var output: String?
  var threshold: FailureThreshold
  var includesGenerated: Bool
  var filter: FindingFilter
  var presentation = Presentation()
  /// Apply or show repairs instead of only telling them.
  var repairs: RepairMode?
  /// What other modules say of themselves.
  var summaries: [String] = []
  /// Where results are kept for the next run; `nil` for nowhere.
  var cacheFolder: FilePath?
  /// Says how much time each phase takes.
  var times: PhaseTimes?

  func perform() -> ExitStatus {
    let begin = ContinuousClock.now
    let clock: (any PhaseClock)? = times
    let inspection = inspect(clock)
    let status = clock.measure(.report) { conclude(inspection, begin) }
    times?.lines.forEach(Console.complain)
    return status
  }

  /// What a run has looked at, and what came of it.
  private struct Inspection {
    var folder: WorkingFolder
    var files: [FoundFile]
    var generatedCount: Int
    var excludedCount: Int
    var store: SourceStore
    var problems: [Problem]
    var report: Report
    /// What else could not be done, each a line for standard error.
    var troubles: [String]
  }

  private func inspect(_ clock: (any PhaseClock)?) -> Inspection {
    let folder = WorkingFolder.current()
    let (found, files, projects) = clock.measure(.search) {
      let found = FileSearch.search(paths, in: folder, includesGenerated: includesGenerated)
      let files = settings.select(found.files)
      let projects = Projects(of: files, in: folder)
      return (found, projects.placed(files), projects.members)
    }
    let store = SourceStore(files)
    let progress = presentation.progress(total: files.count)
    var dependencies = Dependencies(reading: summaries, knowledge: summaries.isEmpty ? "" : settings.models.digest)
    let given = dependencies.lower(
      without: Set(files.map(\.shown.text)), numberedFrom: files.count, threads: Processors.count)
    let cache = cache(of: dependencies.digests)
    let run = AnalysisRun(
      rules: rules, configuration: Configuration(models: settings.models, otherRules: otherRules), given: given,
      reading: SourceReading(
        files: files, includesGenerated: includesGenerated, store: store, threads: Processors.count,
        progress: progress, clock: clock),
      cache: cache)
    let report = run.perform(given.isEmpty ? projects : [Array(files.indices)])
    progress?.end()
    clock.measure(.cache) { cache?.end() }
    if let trouble = cache?.trouble { Console.complain(trouble) }
    for trouble in dependencies.troubles { Console.complain(trouble) }
    return Inspection(
      folder: folder, files: files, generatedCount: found.generatedCount + store.generatedCount,
      excludedCount: found.files.count - files.count, store: store, problems: found.problems + store.allProblems,
      report: report, troubles: dependencies.troubles)
  }

  /// Reports, repairs, or compares with what is known.
  private func conclude(_ inspection: Inspection, _ begin: ContinuousClock.Instant) -> ExitStatus {
    let (files, store, problems) = (inspection.files, inspection.store, inspection.problems)
    var report = inspection.report
    report.findings = FindingLevels(settings, rules: rules, rulesAreNamed: rulesAreNamed)
      .apply(to: report.findings, files: files)
    let filtered = filter.apply(to: report.findings, in: inspection.folder.path, SourceLines(store.bytes))
    let hasFailed =
      !filtered.troubles.isEmpty || !inspection.troubles.isEmpty || problems.contains(where: \.isFailure)
      || report.notices.contains(where: \.isFailure) || namedFileWasSkipped(report.notices, among: files)
    report.findings = filtered.findings
    report.notices = (problems.map(\.notice) + report.notices).sorted(by: Notice.reportOrder)

    if case .apply(let includesUnsafe)? = repairs {
      return checkAgain(fileRepairs(files, store, includesUnsafe).apply(report.findings))
    }
    for line in report.notices.map(\.line) + filtered.troubles { Console.complain(line) }
    let context = ReportContext(
      version: Leaklint.version, rules: rules.map(\.description), folder: inspection.folder.path.text,
      isComplete: !hasFailed, style: presentation.style(output: output), bytes: store.bytes)
    let isWritten = write(shown(report, files, store) ?? reporter.render(report, context))
    for file in store.changedFiles {
      Console.complain("\(VisibleText.escape(file)): has changed since it was read: its lines are not shown")
    }
    let summary = RunSummary(
      report: report, generatedCount: inspection.generatedCount, excludedCount: inspection.excludedCount,
      unreadable: Set(problems.map(\.file)), remarks: filtered.remarks, duration: begin.duration(to: .now))
    if !presentation.isQuiet { summary.lines.forEach(Console.complain) }
    if hasFailed || !isWritten { return .failed }
    return report.findings.contains { threshold.isReached(by: $0.severity) } ? .findings : .clean
  }

  /// Rules that exist and do not run.
  private var otherRules: [String] {
    let running = Set(rules.map(\.id))
    return allRules.map(\.id).filter { !running.contains($0) }
  }

  private func cache(of summaries: [ContentDigest]) -> ResultCache? {
    cacheFolder.map {
      ResultCache(
        CacheFolder(path: $0),
        CacheKey.Circumstances(
          tool: CacheKey.tool(), rules: rules.map(\.id), otherRules: otherRules, models: settings.user.models.digest,
          summaries: summaries))
    }
  }

  private func write(_ text: String) -> Bool {
    guard let output, output != "-" else { return Console.print(text) }
    guard let trouble = OutputFile.write(text, to: FilePath(output)) else { return true }
    Console.complain("\(VisibleText.escape(output)): \(trouble)")
    return false
  }

  private func namedFileWasSkipped(_ notices: [Notice], among files: [FoundFile]) -> Bool {
    let named = Set(files.filter(\.isNamed).map(\.shown.text))
    return notices.contains { $0.kind == .skipped && named.contains($0.file) }
  }
}
