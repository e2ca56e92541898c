import LeakModel

/// The findings of one fixture beside its annotations.
struct Comparison {
  /// Findings without a `want`.
  private(set) var unexpected: [String] = []
  /// `want` and `via` without a finding.
  private(set) var missing: [String] = []
  /// What a `todo-` waits for and what has come.
  private(set) var promotable: [String] = []

  init(_ fixture: Fixture, annotations: [Annotation], findings: [Finding]) {
    var open = findings
    /// The findings of the wants so far: a `via` belongs to the last one of its rule and part.
    var found: [(want: Annotation, finding: Finding?)] = []
    for annotation in annotations {
      switch annotation.kind {
      case .want:
        let finding = Self.take(annotation, from: &open)
        found.append((annotation, finding))
        if finding == nil { missing.append("\(fixture.path):\(annotation.description)") }
      case .via:
        let owner = found.last { $0.want.rule == annotation.rule && $0.want.part == annotation.part }
        let isNamed = owner?.finding.map { Self.lines(of: $0).contains(annotation.line) } ?? false
        if !isNamed { missing.append("\(fixture.path):\(annotation.description)") }
      case .todoWant:
        if Self.take(annotation, from: &open) != nil { promotable.append("\(fixture.path):\(annotation.description)") }
      case .todoOk:
        let count = open.count
        open.removeAll { $0.place.start.line == annotation.line }
        if open.count == count { promotable.append("\(fixture.path):\(annotation.description)") }
      }
    }
    unexpected = open.map { finding in
      let line = finding.place.start.line
      let reason = line <= fixture.lines.count ? fixture.lines[line - 1].firstMatch(of: /\/\/ (ok: .+)/) : nil
      let note = reason.map { " // \($0.1)" } ?? ""
      return "\(fixture.path):\(line): \(finding.message) [\(finding.rule)]\(note)"
    }
  }

  /// The finding that an annotation expects, taken out of those not yet claimed.
  private static func take(_ annotation: Annotation, from findings: inout [Finding]) -> Finding? {
    let index = findings.firstIndex {
      $0.rule == annotation.rule && $0.place.start.line == annotation.line && $0.message.contains(annotation.part)
        && (annotation.severity ?? $0.severity) == $0.severity
    }
    return index.map { findings.remove(at: $0) }
  }

  private static func lines(of finding: Finding) -> Set<Int> {
    Set((finding.related + finding.path).map(\.place.start.line))
  }
}
