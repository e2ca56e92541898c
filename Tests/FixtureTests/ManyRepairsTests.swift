import LeakModel
import Testing

/// A file with many findings is not analysed anew for each of them. What comes out is the same.
@Suite struct ManyRepairsTests {
  private static func group(_ number: Int) -> String {
    """
    func load\(number)(_ group: DispatchGroup, _ isReady: Bool) {
      group.enter()
      guard isReady else { return }
      group.leave()
    }

    """
  }

  private static func wait(_ number: Int) -> String {
    """
    func wait\(number)() async {
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in print(\(number)) }
    }

    """
  }

  /// A semaphore that nobody signals has no repair.
  private static func stuck(_ number: Int) -> String {
    """
    func block\(number)() {
      let semaphore = DispatchSemaphore(value: 0)
      semaphore.wait()
    }

    """
  }

  private static func findings(_ parts: [String]) async -> [Finding] {
    let source = (["import Dispatch\n"] + parts).joined()
    return await Analysis.onLargeStack { Repairs.findings(Array(source.utf8), path: "Many.swift") }
  }

  @Test func manyFindingsAreRepairedAsOneIs() async throws {
    let one = try #require(await Self.findings([Self.group(0)]).first?.fixes.first)
    let many = await Self.findings((0..<60).map(Self.group))
    #expect(many.count == 60)
    #expect(many.allSatisfy { $0.fixes.map(\.title) == [one.title] && $0.fixes.map(\.safe) == [one.safe] })
  }

  @Test func findingsOfManyKindsAreRepairedAsAlone() async {
    let kinds = [Self.group, Self.wait, Self.stuck]
    var alone: [String: [String]] = [:]
    for kind in kinds {
      for finding in await Self.findings([kind(0)]) { alone[finding.primitive] = finding.fixes.map(\.title) }
    }
    let many = await Self.findings((0..<42).map { kinds[$0 % kinds.count]($0) })
    #expect(Set(many.map(\.primitive)) == Set(alone.keys))
    #expect(many.count >= 28)
    for finding in many { #expect(finding.fixes.map(\.title) == alone[finding.primitive]) }
  }

  @Test func manyFindingsInOneFunctionAreRepaired() async {
    let names = (0..<20).map { "group\($0)" }
    let body =
      names.map { "  \($0).enter()\n" } + ["  guard isReady else { return }\n"] + names.map { "  \($0).leave()\n" }
    let head = "func all(_ isReady: Bool, " + names.map { "_ \($0): DispatchGroup" }.joined(separator: ", ") + ") {\n"
    let findings = await Self.findings([head] + body + ["}\n"])
    #expect(findings.count == 20)
    #expect(findings.allSatisfy { !$0.fixes.isEmpty })
  }

  /// Each finding looks through the type of a megabyte around it: at some point that is said to be too much.
  @Test func manyFindingsInALongTypeAreRepairedAsFarAsThatGoes() async {
    let padding = String(repeating: "// " + String(repeating: "-", count: 97) + "\n", count: 12_000)
    let source = (["import Dispatch\nstruct Long {\n"] + (0..<20).map(Self.group) + [padding, "}\n"]).joined()
    let report = await Analysis.onLargeStack { Repairs.report(Array(source.utf8), path: "Long.swift") }
    #expect(report.findings.map { $0.fixes.count } == Array(repeating: 1, count: 14) + Array(repeating: 0, count: 6))
    #expect(report.notices.map(\.kind) == [.budget])
    #expect(report.notices.first?.message.contains("6 findings") == true)
  }
}
