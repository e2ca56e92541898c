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

  func perform() -> ExitStatus {
    let begin = ContinuousClock.now
    let folder = WorkingFolder.current()
    var found = FileSearch.search(paths, in: folder, includesGenerated: includesGenerated)
    let candidateCount = found.files.count
    found.files = settings.select(found.files)
    let store = SourceStore(found.files)
    let progress = presentation.progress(total: found.files.count)
    var dependencies = Dependencies(reading: summaries, knowledge: summaries.isEmpty ? "" : settings.models.digest)
    let given = dependencies.lower(
      without: Set(found.files.map(\.shown.text)), numberedFrom: found.files.count, threads: Processors.count)
    let cache = cache(of: dependencies.digests)
    let run = AnalysisRun(
      rules: rules, configuration: Configuration(models: settings.models, otherRules: otherRules), given: given,
      reading: SourceReading(
        files: found.files, includesGenerated: includesGenerated, store: store, threads: Processors.count,
        progress: progress),
      cache: cache)
    var analysed = run.perform(given.isEmpty ? Projects.of(found.files, in: folder) : [Array(found.files.indices)])
    progress?.end()
    cache?.end()
    if let trouble = cache?.trouble { Console.complain(trouble) }
    for trouble in dependencies.troubles { Console.complain(trouble) }
    analysed.findings = FindingLevels(settings, rules: rules, rulesAreNamed: rulesAreNamed)
      .apply(to: analysed.findings, files: found.files)

    let problems = found.problems + store.allProblems
    let notices = analysed.notices.sorted(by: Notice.reportOrder)
    let sources = SourceLines(store.bytes)
    let filtered = filter.apply(to: analysed.findings.sorted(by: Finding.reportOrder), in: folder.path, sources)
    let hasFailed =
      !filtered.troubles.isEmpty || !dependencies.troubles.isEmpty || problems.contains(where: \.isFailure)
      || notices.contains(where: \.isFailure) || namedFileWasSkipped(notices, among: found.files)
    var report = analysed
    report.findings = filtered.findings
    report.notices = (problems.map(\.notice) + notices).sorted(by: Notice.reportOrder)

    if case .apply(let includesUnsafe)? = repairs {
      return checkAgain(fileRepairs(found.files, store, includesUnsafe).apply(report.findings))
    }
    for line in report.notices.map(\.line) + filtered.troubles { Console.complain(line) }
    let context = ReportContext(
      version: Leaklint.version, rules: rules.map(\.description), folder: folder.path.text, isComplete: !hasFailed,
      style: presentation.style(output: output), bytes: store.bytes)
    let isWritten = write(shown(report, found.files, store) ?? reporter.render(report, context))
    for file in store.changedFiles {
      Console.complain("\(VisibleText.escape(file)): has changed since it was read: its lines are not shown")
    }
    let summary = RunSummary(
      report: report, generatedCount: found.generatedCount + store.generatedCount,
      excludedCount: candidateCount - found.files.count,
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
