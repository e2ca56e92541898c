import LeakAST
import LeakDomain
import LeakModel

/// Finds the repair of a finding: the first candidate after which the analysis has nothing to say of it any more, and
/// nothing new.
public struct Repairer: Sendable {
  /// The findings of one file with these bytes, as far as they are in functions at some ranges; `nil` where it does not
  /// parse.
  public typealias Analyse = @Sendable (_ bytes: [UInt8], _ ranges: [SourceRange]) -> [Finding]?

  private let layout: SourceLayout
  private let analyse: Analyse

  public init?(file: SourceFile, bytes: [UInt8], analyse: @escaping Analyse) {
    guard bytes.count == file.length else { return nil }
    layout = SourceLayout(file, bytes: bytes)
    self.analyse = analyse
  }

  /// How many candidates are tried at most.
  private static let patience = 8
  /// How many findings of a file are repaired one by one. More of them are tried out together.
  private static let few = 1
  /// How many bytes are followed at most to repair many findings, how often they are tried out in any case, and how many
  /// bytes that may take.
  private static let (work, leastTrials, mostWork) = (4 << 20, 12, 16 << 20)
  /// How many bytes are looked through at most for repairs of many findings.
  private static let reading = 16 << 20

  /// The repair of each finding, if there is one, and how many findings have none since trying took too long.
  public func fixes(_ wanted: [(finding: Finding, plan: RepairPlan)]) -> (fixes: [Fix?], untried: Int) {
    let findings = wanted.map(\.finding)
    let attempts = trials(of: findings)
    guard wanted.count <= Self.few || attempts > 0 else { return (wanted.map { _ in nil }, wanted.count) }
    let looked = wanted.count <= Self.few ? wanted.map { _ in true } : affordable(findings)
    let candidates = zip(wanted, looked).map { $1 ? Array(self.candidates($0.plan).prefix(Self.patience)) : [] }
    let missing = looked.count { !$0 }
    guard candidates.contains(where: { !$0.isEmpty }) else { return (wanted.map { _ in nil }, missing) }
    let scope = RepairScope(findings, candidates, in: layout)
    guard let before = analysed([], scope) else { return (wanted.map { _ in nil }, missing) }
    if wanted.count <= Self.few {
      let held = zip(candidates, findings).map { candidates, finding in
        candidates.first { holds($0, finding, scope, before) }
      }
      return (held.map { $0.map(fix) }, missing)
    }
    var trials = RepairTrials(
      candidates: candidates, findings: findings, before: before,
      budget: attempts, analyse: { analysed($0, scope) })
    let (held, untried) = trials.run()
    return (held.map { $0.map(fix) }, untried + missing)
  }

  /// How often many findings are tried out together. Each time every one of them follows the paths of its function anew.
  private func trials(of findings: [Finding]) -> Int {
    let places = findings.compactMap { layout.file.lines.offset(of: $0.place.start) }
    let followed = places.reduce(0) { $0 + Int(layout.outermostFunction(around: SourceRange(at: $1)).length) }
    let once = max(1, layout.bytes.count, followed)
    return min(Self.mostWork / once, max(Self.leastTrials, Self.work / once))
  }

  /// Of which of many findings repairs are looked for. Each looks through the declaration around it: a thousand findings
  /// in one function would take time in proportion to the square of its length.
  private func affordable(_ findings: [Finding]) -> [Bool] {
    var left = Self.reading
    return findings.map { finding in
      guard left > 0 else { return false }
      left -= declarationLength(around: finding.place.start)
      return true
    }
  }

  /// The length of the outermost declaration around a place.
  private func declarationLength(around place: Position) -> Int {
    guard let offset = layout.file.lines.offset(of: place) else { return 0 }
    return Int(layout.file.path(to: SourceRange(at: offset)).first?.range.length ?? 0)
  }

  /// What is found after some edits; `nil` where they overlap, or what comes out does not parse.
  private func analysed(_ edits: [TextEdit], _ scope: RepairScope) -> FindingCounts? {
    guard let edits = TextEdit.inOrder(edits), let text = TextEdit.apply(edits, to: layout.bytes) else { return nil }
    return analyse(text, scope.ranges(after: edits)).map(FindingCounts.init)
  }

  private func candidates(_ plan: RepairPlan) -> [Candidate] {
    switch plan {
    case .discharge(let verdict): ExitRepair(layout, verdict).candidates()
    case .release(let verdict): ReleaseRepair(layout, verdict).candidates()
    case .once(let verdict): OnceRepair(layout, verdict).candidates()
    case .drain(let verdict): PipeRepair(layout, verdict).candidates()
    case .stored(let verdict): StoredRepair(layout, verdict).candidates()
    case .loop(let verdict): LoopRepair(layout, verdict).candidates()
    case .wait(let verdict): WaitRepair(layout, verdict).candidates()
    }
  }

  /// Whether the finding is gone and nothing has come in its place.
  private func holds(
    _ candidate: Candidate, _ finding: Finding, _ scope: RepairScope, _ before: FindingCounts
  ) -> Bool {
    guard let after = analysed(candidate.edits, scope) else { return false }
    return after.lacks(1, of: FindingKey(finding), among: before) && after.grown(over: before).isEmpty
  }

  private func fix(_ candidate: Candidate) -> Fix {
    let edits = (TextEdit.inOrder(candidate.edits) ?? []).map { edit in
      let start = layout.file.lines.position(of: edit.range.start)
      let end = layout.file.lines.position(of: edit.range.end)
      return Edit(place: Place(file: layout.file.path, start: start, end: end), text: edit.text)
    }
    return Fix(title: candidate.title, safe: candidate.isSafe, edits: edits)
  }
}
