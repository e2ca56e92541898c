import LeakModel

/// What a finding keeps when lines move and exits come and go.
struct FindingKey: Hashable {
  var rule: String
  var primitive: String
  var function: String

  init(_ finding: Finding) {
    rule = finding.rule
    primitive = finding.primitive
    function = finding.function
  }
}

/// How many findings of each kind a file has.
struct FindingCounts: Sendable {
  private let counts: [FindingKey: Int]

  init(_ findings: [Finding]) {
    counts = findings.reduce(into: [:]) { $0[FindingKey($1), default: 0] += 1 }
  }

  /// Whether at least so many of the findings that were there before are gone.
  func lacks(_ count: Int, of key: FindingKey, among before: FindingCounts) -> Bool {
    guard let old = before.counts[key] else { return false }
    return counts[key, default: 0] <= old - count
  }

  /// The kinds of which there are more than before.
  func grown(over before: FindingCounts) -> [FindingKey] {
    counts.filter { $0.value > before.counts[$0.key, default: 0] }.map(\.key)
  }
}
