import LeakAST
import LeakDomain
import LeakModel

/// Finds the repair of a finding: the first candidate after which the analysis has nothing to say of it any more, and
/// nothing new.
public struct Repairer: Sendable {
  /// The findings of one file with these bytes; `nil` where it does not parse.
  public typealias Analyse = @Sendable (_ bytes: [UInt8]) -> [Finding]?

  private let layout: SourceLayout
  private let analyse: Analyse
  private let before: FindingCounts

  public init?(file: SourceFile, bytes: [UInt8], analyse: @escaping Analyse) {
    guard bytes.count == file.length, let before = analyse(bytes) else { return nil }
    layout = SourceLayout(file, bytes: bytes)
    self.analyse = analyse
    self.before = FindingCounts(before)
  }

  /// How many candidates are tried at most.
  private static let patience = 8
  /// How many findings of a file are repaired one by one. More of them are tried out together.
  private static let few = 8
  /// How many bytes are analysed at most to repair many findings, and how often the file is in any case.
  private static let (work, leastTrials) = (4 << 20, 12)

  /// The repair of each finding, if there is one, and how many findings have none since trying took too long.
  public func fixes(_ wanted: [(finding: Finding, plan: RepairPlan)]) -> (fixes: [Fix?], untried: Int) {
    if wanted.count <= Self.few { return (wanted.map { fix($0.finding, $0.plan) }, 0) }
    var trials = RepairTrials(
      candidates: wanted.map { Array(candidates($0.plan).prefix(Self.patience)) },
      findings: wanted.map(\.finding), before: before,
      budget: max(Self.leastTrials, Self.work / max(1, layout.bytes.count)), analyse: analysed)
    let (held, untried) = trials.run()
    return (held.map { $0.map(fix) }, untried)
  }

  private func fix(_ finding: Finding, _ plan: RepairPlan) -> Fix? {
    candidates(plan).prefix(Self.patience).lazy.filter { holds($0, finding) }.first.map(fix)
  }

  /// What is found after some edits; `nil` where they overlap, or what comes out does not parse.
  private func analysed(_ edits: [TextEdit]) -> FindingCounts? {
    TextEdit.apply(edits, to: layout.bytes).flatMap(analyse).map(FindingCounts.init)
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
  private func holds(_ candidate: Candidate, _ finding: Finding) -> Bool {
    guard let after = analysed(candidate.edits) else { return false }
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
