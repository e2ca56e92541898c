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
  private let before: [Finding]

  public init?(file: SourceFile, bytes: [UInt8], analyse: @escaping Analyse) {
    guard bytes.count == file.length, let before = analyse(bytes) else { return nil }
    layout = SourceLayout(file, bytes: bytes)
    self.analyse = analyse
    self.before = before
  }

  /// How many candidates are tried at most.
  private static let patience = 8

  public func fix(_ finding: Finding, _ plan: RepairPlan) -> Fix? {
    candidates(plan).prefix(Self.patience).lazy.filter { holds($0, finding) }.first.map(fix)
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
    guard let bytes = TextEdit.apply(candidate.edits, to: layout.bytes), let after = analyse(bytes) else {
      return false
    }
    let old = Self.counts(before)
    let new = Self.counts(after)
    let key = FindingKey(finding)
    guard let count = old[key], new[key, default: 0] < count else { return false }
    return new.allSatisfy { $0.value <= old[$0.key, default: 0] }
  }

  private static func counts(_ findings: [Finding]) -> [FindingKey: Int] {
    findings.reduce(into: [:]) { $0[FindingKey($1), default: 0] += 1 }
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

/// What a finding keeps when lines move and exits come and go.
private struct FindingKey: Hashable {
  var rule: String
  var primitive: String
  var function: String

  init(_ finding: Finding) {
    rule = finding.rule
    primitive = finding.primitive
    function = finding.function
  }
}
