import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// The analysis from prepared files to findings. It does no I/O and never fails.
///
/// It recurses as deep as sources nest: call it on a thread with a large stack.
public enum Engine {
  /// Makes the repairs of findings of one file, out of what their rules say must be brought about: for each of them what
  /// it came to, and how many could not be tried to the end.
  public typealias Repair =
    @Sendable (FileID, [(finding: Finding, plan: RepairPlan)]) -> (
      fixes: [[Fix]], untried: Int
    )

  /// - Parameters:
  ///   - others: files that are looked into only, and of which nothing is said.
  ///   - ranges: for files that are analysed to be compared with another version of theirs: only functions at these ranges
  ///     and those that call them are judged by what is in them. `nil` for all functions.
  ///   - clock: is told how long each phase takes.
  ///   - prepare: prepares a file once more, where others declare functions that end its paths. `nil` where that cannot
  ///     be: the file is taken as it is.
  ///   - repair: called once for each file with findings to repair.
  public static func analyze(
    _ files: [PreparedFile], rules: [Rule], configuration: Configuration, onlyLookingInto others: Set<FileID> = [],
    judging ranges: [SourceRange]? = nil, workers: some Workers = SingleWorker(), clock: (any PhaseClock)? = nil,
    prepare: @escaping @Sendable (_ file: FileID, _ others: [String: Bool]) -> PreparedFile? = { _, _ in nil },
    repair: @escaping Repair = { _, wanted in (wanted.map { _ in [] }, 0) }
  ) -> Report {
    let files = completed(files, workers, prepare)
    let index = clock.measure(.index) {
      OwnPromises.adding(
        to: OwnContinuations.adding(
          to: ProgramIndex(files.map(\.flow), models: configuration.models, clock: clock)))
    }
    var (evidence, notices) = ProgramEvidence.collect(index, without: others, judging: ranges, workers)
    var suppression = ProjectSuppression(files)
    let builder = FindingBuilder(index.files, areTests: index.isTest)
    let found = clock.measure(.rules) { Self.found(evidence, rules, index, builder, &suppression) }
    var findings = repaired(found, builder, workers, clock, repair, &notices)
    for fault in suppression.faults(rules: rules.map(\.id), others: configuration.otherRules) {
      let evidence = Evidence.ignoreComment(fault)
      findings += diagnoses(evidence, rules).map { builder.finding($0.diagnosis, rule: $0.rule, evidence.subject) }
    }
    findings.sort(by: Finding.reportOrder)
    return Report(
      findings: findings, notices: notices, fileCount: files.count - others.count,
      suppressedCount: suppression.silencedCount)
  }

  /// What the rules find in the evidence of each file, and no comment silences.
  private static func found(
    _ evidence: [[Evidence]], _ rules: [Rule], _ index: ProgramIndex, _ builder: FindingBuilder,
    _ suppression: inout ProjectSuppression
  ) -> [Found] {
    var found: [Found] = []
    for (file, evidence) in zip(index.files, evidence) {
      for piece in evidence {
        for (rule, diagnosis) in diagnoses(piece, rules) where !suppression.silences(rule.id, at: diagnosis.at) {
          let finding = builder.finding(diagnosis, rule: rule, piece.subject)
          found.append(Found(file: file.id, finding: finding, plan: diagnosis.repair))
        }
      }
    }
    return found
  }

  /// The same for files that are there as syntax trees, on the calling thread.
  public static func analyze(
    files: [SourceFile], rules: [Rule], configuration: Configuration, onlyLookingInto others: Set<FileID> = [],
    judging ranges: [SourceRange]? = nil,
    repair: @escaping Repair = { _, wanted in (wanted.map { _ in [] }, 0) }
  ) -> Report {
    let trees = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let models = configuration.models
    return analyze(
      files.map { PreparedFile($0, models: models) }, rules: rules, configuration: configuration,
      onlyLookingInto: others, judging: ranges,
      prepare: { file, never in trees[file].map { PreparedFile($0, models: models, others: never) } },
      repair: repair)
  }

  private struct Found: Sendable {
    var file: FileID
    var finding: Finding
    var plan: RepairPlan?
  }

  /// What the rules have to say of one piece of evidence.
  private static func diagnoses(_ evidence: Evidence, _ rules: [Rule]) -> [(rule: Rule, diagnosis: Diagnosis)] {
    rules.flatMap { rule in rule.check(evidence).map { (rule, $0) } }
  }

  /// The files with the paths that end where another file declares a function that never returns.
  private static func completed(
    _ files: [PreparedFile], _ workers: some Workers,
    _ prepare: @escaping @Sendable (FileID, [String: Bool]) -> PreparedFile?
  ) -> [PreparedFile] {
    let never = files.reduce(into: [String: Bool]()) { $0.merge($1.declaredNever) { $0 || $1 } }
    let changed = files.indices.filter { files[$0].isChanged(by: never) }
    let ids = changed.map { files[$0].flow.id }
    let again = workers.map(count: ids.count, context: {}, { _, number in prepare(ids[number], never) })
    var files = files
    for (index, file) in zip(changed, again) {
      if let file { files[index] = file }
    }
    return files
  }

  /// The findings with their repairs, in the same order.
  private static func repaired(
    _ found: [Found], _ builder: FindingBuilder, _ workers: some Workers, _ clock: (any PhaseClock)?,
    _ repair: @escaping Repair, _ notices: inout [Notice]
  ) -> [Finding] {
    let wanted = found.enumerated().compactMap { number, found in found.plan.map { (number: number, plan: $0) } }
    let groups = Dictionary(grouping: wanted, by: { found[$0.number].file }).values
      .sorted { $0[0].number < $1[0].number }
    let made = workers.map(
      count: groups.count, context: {},
      { _, number in
        let group = groups[number]
        return clock.measure(.repairs) {
          repair(found[group[0].number].file, group.map { (found[$0.number].finding, $0.plan) })
        }
      })
    var findings = found.map(\.finding)
    for (group, made) in zip(groups, made) {
      for (wanted, fixes) in zip(group, made.fixes) { findings[wanted.number].fixes += fixes }
      if made.untried > 0 { notices.append(untried(made.untried, in: builder.path(of: found[group[0].number].file))) }
    }
    return findings
  }

  private static func untried(_ count: Int, in file: String) -> Notice {
    let findings = "\(count) finding\(count == 1 ? "" : "s")"
    return Notice(
      kind: .budget, file: file, message: "no repair was looked for further for \(findings): too many of them")
  }
}
