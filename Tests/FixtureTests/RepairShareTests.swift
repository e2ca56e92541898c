import Foundation
import LeakModel
import Testing

/// How many findings have a repair, and which have none.
@Suite(.serialized) struct RepairShareTests {
  /// A finding of a leaking fixture, and what its repair is like.
  private struct Entry {
    var fixture: String
    var finding: Finding
    var fix: Fix? { finding.fixes.first }
  }

  private static let leastShare = 85

  /// Of the findings in leaking fixtures, and of the fixtures themselves, at least 85 in 100.
  @Test func mostFindingsAreRepaired() async {
    let entries = await Self.entries()
    let repaired = entries.filter { $0.fix != nil }
    let table = Self.table(entries)
    #expect(
      repaired.count * 100 >= entries.count * Self.leastShare,
      "only \(repaired.count) of \(entries.count) findings have a repair\n\(table)")
    let fixtures = Set(entries.map(\.fixture))
    let repairedFixtures = Set(repaired.map(\.fixture))
    #expect(
      repairedFixtures.count * 100 >= fixtures.count * Self.leastShare,
      "only \(repairedFixtures.count) of \(fixtures.count) leaking fixtures have a repair\n\(table)")
  }

  /// The findings without a repair stand in a list, so that a repair which is lost is seen, and one that is won.
  @Test func findingsWithoutARepairAreListed() async throws {
    let entries = await Self.entries()
    let actual = entries.filter { $0.fix == nil }.map { entry in
      [entry.finding.rule, entry.fixture, entry.finding.function, entry.finding.primitive].joined(separator: "\t")
    }.sorted()
    let difference = try RepairSnapshots.difference(
      "without-repair.tsv", (["rule\tfixture\tfunction\tprimitive"] + actual).joined(separator: "\n") + "\n")
    guard let difference else { return }
    Issue.record(
      """
      Other findings than before have no repair. If that is meant, set LEAKLINT_UPDATE_SNAPSHOTS=1 and run again.
      \(difference)\(Self.table(entries))
      """)
  }

  private static func entries() async -> [Entry] {
    var entries: [Entry] = []
    for fixture in RepairTests.leaks {
      entries += await Repairs.run(fixture).findings.map { Entry(fixture: fixture.path, finding: $0) }
    }
    return entries
  }

  private static func table(_ entries: [Entry]) -> String {
    let rules = Dictionary(grouping: entries, by: \.finding.rule).sorted { $0.key < $1.key }
    return rules.reduce(into: "rule: findings, repaired, of these safe\n") { text, rule in
      let fixes = rule.value.compactMap(\.fix)
      text += "  \(rule.key): \(rule.value.count), \(fixes.count), \(fixes.count(where: \.safe))\n"
    }
  }
}
