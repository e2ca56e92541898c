import LeakModel

/// Tries out the repairs of many findings of one file together: to analyse the file anew for each would take time in
/// proportion to the square of its length.
///
/// In each turn all findings that still have no repair try their next candidate. Those whose findings are gone, and in
/// whose functions nothing came up, are tried once more without the others; what does not hold is halved until it does,
/// or until a single one fails.
struct RepairTrials {
  let candidates: [[Candidate]]
  let findings: [Finding]
  let before: FindingCounts
  /// How many analyses are left.
  var budget: Int
  let analyse: ([TextEdit]) -> FindingCounts?
  /// Findings with a candidate for which nothing was left.
  private var untried: Set<Int> = []

  init(
    candidates: [[Candidate]], findings: [Finding], before: FindingCounts, budget: Int,
    analyse: @escaping ([TextEdit]) -> FindingCounts?
  ) {
    self.candidates = candidates
    self.findings = findings
    self.before = before
    self.budget = budget
    self.analyse = analyse
  }

  /// The candidate that holds for each finding, and how many findings could not be tried to the end.
  mutating func run() -> (held: [Candidate?], untried: Int) {
    var held = [Candidate?](repeating: nil, count: findings.count)
    var open = findings.indices.filter { !candidates[$0].isEmpty }
    var turn = 0
    while !open.isEmpty {
      for number in holding(open, turn) { held[number] = candidates[number][turn] }
      turn += 1
      open = open.filter { held[$0] == nil && !untried.contains($0) && candidates[$0].count > turn }
    }
    return (held, untried.count)
  }

  /// Those of some findings whose candidates hold.
  private mutating func holding(_ numbers: [Int], _ turn: Int) -> [Int] {
    guard !numbers.isEmpty else { return [] }
    guard budget > 0 else {
      untried.formUnion(numbers)
      return []
    }
    budget -= 1
    let keys = numbers.reduce(into: [FindingKey: Int]()) { $0[FindingKey(findings[$1]), default: 0] += 1 }
    guard let after = analyse(numbers.flatMap { candidates[$0][turn].edits }) else { return halved(numbers, turn) }
    let grown = after.grown(over: before)
    let spoilt = Set(grown.map(\.function))
    let good = numbers.filter { number in
      let key = FindingKey(findings[number])
      return !spoilt.contains(key.function) && after.lacks(keys[key, default: 1], of: key, among: before)
    }
    if good.count == numbers.count { return grown.isEmpty ? good : halved(numbers, turn) }
    if good.isEmpty { return halved(numbers, turn) }
    let left = Set(good)
    // What failed beside others may hold without them only where it shares its function with another.
    let again = numbers.filter { !left.contains($0) && keys[FindingKey(findings[$0]), default: 1] > 1 }
    return holding(good, turn) + halved(again, turn)
  }

  private mutating func halved(_ numbers: [Int], _ turn: Int) -> [Int] {
    guard numbers.count > 1 else { return [] }
    let middle = numbers.count / 2
    return holding(Array(numbers[..<middle]), turn) + holding(Array(numbers[middle...]), turn)
  }
}
