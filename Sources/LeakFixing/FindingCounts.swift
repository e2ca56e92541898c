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

/// How many findings of each kind a file has, and how many places they name.
struct FindingCounts: Sendable {
  private var counts: [FindingKey: Int] = [:]
  private var places: [FindingKey: Int] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      counts[FindingKey(finding), default: 0] += 1
      places[FindingKey(finding), default: 0] += finding.related.count
    }
  }

  /// Whether at least so many of the findings that were there before are gone.
  func lacks(_ count: Int, of key: FindingKey, among before: FindingCounts) -> Bool {
    guard let old = before.counts[key] else { return false }
    return counts[key, default: 0] <= old - count
  }

  /// The kinds of which there are more than before, or as many with more places: a call that meets one obligation may be
  /// one more call too many, or leave another exit without one.
  func grown(over before: FindingCounts) -> [FindingKey] {
    counts.filter { key, count in
      let old = before.counts[key, default: 0]
      return count > old || count == old && places[key, default: 0] > before.places[key, default: 0]
    }.map(\.key)
  }
}
