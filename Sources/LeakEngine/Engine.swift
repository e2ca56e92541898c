import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// The analysis from lowered files to findings. It does no I/O and never fails.
///
/// It recurses as deep as sources nest: call it on a thread with a large stack.
public enum Engine {
  /// Makes the repairs of findings of one file, out of what their rules say must be brought about: for each of them what
  /// it came to, and how many could not be tried to the end.
  public typealias Repair = (FileID, [(finding: Finding, plan: RepairPlan)]) -> (fixes: [[Fix]], untried: Int)

  public static func analyze(
    files: [SourceFile], rules: [Rule], configuration: Configuration, onlyLookingInto others: Set<FileID> = [],
    repair: Repair = { _, wanted in (wanted.map { _ in [] }, 0) }
  ) -> Report {
    var neverReturns = configuration.models.neverReturning
    neverReturns.functions.formUnion(declaredNever(files))
    let program = Program(
      files.map { FlowBuilder.build($0, neverReturns: neverReturns) }, models: configuration.models)
    let waits = Waits(program)
    var suppression = ProjectSuppression(files, program)
    let reporter = FindingBuilder(program)
    var findings: [Finding] = []
    var notices: [Notice] = []
    let stored = Dictionary(grouping: storedVerdicts(program, notices: &notices)) { $0.at.location.file }
    for file in program.files.indices where !others.contains(program.files[file].id) {
      let kept = (stored[program.files[file].id] ?? []).map(Evidence.stored)
      var plans: [(number: Int, plan: RepairPlan)] = []
      for evidence in evidence(program, file: file, notices: &notices) + kept + waits.evidence(file: file) {
        let diagnoses = diagnoses(evidence, rules).filter { !suppression.silences($0.rule.id, at: $0.diagnosis.at) }
        for said in diagnoses {
          if let plan = said.diagnosis.repair { plans.append((findings.count, plan)) }
          findings.append(reporter.finding(said.diagnosis, rule: said.rule, evidence.subject))
        }
      }
      guard !plans.isEmpty else { continue }
      let made = repair(program.files[file].id, plans.map { (findings[$0.number], $0.plan) })
      for (wanted, fixes) in zip(plans, made.fixes) { findings[wanted.number].fixes += fixes }
      if made.untried > 0 { notices.append(untried(made.untried, in: program.files[file].path)) }
    }
    for fault in suppression.faults(rules: rules.map(\.id), others: configuration.otherRules) {
      let evidence = Evidence.ignoreComment(fault)
      findings += diagnoses(evidence, rules).map { reporter.finding($0.diagnosis, rule: $0.rule, evidence.subject) }
    }
    findings.sort(by: Finding.reportOrder)
    return Report(
      findings: findings, notices: notices, fileCount: files.count - others.count,
      suppressedCount: suppression.silencedCount)
  }

  private static func untried(_ count: Int, in file: String) -> Notice {
    let findings = "\(count) finding\(count == 1 ? "" : "s")"
    return Notice(
      kind: .budget, file: file, message: "no repair was looked for further for \(findings): too many of them")
  }

  /// What the rules have to say of one piece of evidence.
  private static func diagnoses(_ evidence: Evidence, _ rules: [Rule]) -> [(rule: Rule, diagnosis: Diagnosis)] {
    rules.flatMap { rule in rule.check(evidence).map { (rule, $0) } }
  }

  /// What every analysis has to say of one file.
  private static func evidence(_ program: Program, file index: Int, notices: inout [Notice]) -> [Evidence] {
    verdicts(program, file: index, notices: &notices).map(Evidence.obligation)
  }

  /// What the types of all files keep.
  private static func storedVerdicts(_ program: Program, notices: inout [Notice]) -> [StoredVerdict] {
    let judged = StoredVerdicts(program).judge()
    for slot in judged.unfinished {
      let file = program.files[slot.file]
      let position = file.lines.position(of: slot.range.start)
      let message = "'\(slot.name)' was not followed to the end: too many paths"
      notices.append(Notice(kind: .budget, file: file.path, position: position, message: message))
    }
    return judged.verdicts
  }

  private static func verdicts(_ program: Program, file index: Int, notices: inout [Notice]) -> [Verdict] {
    let file = program.files[index]
    var finder = ObligationFinder(program, file: index)
    let builder = VerdictBuilder(program, file: index)
    var verdicts: [Verdict] = []
    for obligation in finder.find() {
      let (verdict, exhausted) = builder.judge(obligation)
      if let verdict { verdicts.append(verdict) }
      if exhausted {
        let position = file.lines.position(of: obligation.begin.start)
        let message = "'\(obligation.carrier)' was not followed to the end: too many paths"
        notices.append(Notice(kind: .budget, file: file.path, position: position, message: message))
      }
    }
    let channels = ChannelVerdicts(program, file: index).judge()
    for variable in channels.unfinished {
      let position = file.lines.position(of: file[variable].range.start)
      let message = "'\(file[variable].name)' was not followed to the end: too many paths"
      notices.append(Notice(kind: .budget, file: file.path, position: position, message: message))
    }
    return verdicts + channels.verdicts
  }

  /// Functions of the sources that are declared to return `Never`.
  private static func declaredNever(_ files: [SourceFile]) -> Set<String> {
    var names: Set<String> = []
    var pending = files.flatMap(\.statements)
    while let statement = pending.popLast() {
      switch statement.kind {
      case .function(let function):
        if function.result == .named("Never", []) { names.insert(function.name) }
      case .type(let type): pending.append(contentsOf: type.members)
      case .conditional(let clauses): for clause in clauses { pending.append(contentsOf: clause.statements) }
      default: break
      }
    }
    return names
  }
}
