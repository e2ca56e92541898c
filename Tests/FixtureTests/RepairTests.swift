import LeakFixing
import LeakModel
import Testing

/// What must hold of every repair of every leaking fixture.
///
/// One after the other: what the parser may take is measured in the time of the whole process.
@Suite(.serialized) struct RepairTests {
  /// A comment whose rule is put right may then silence nothing, and is taken away by the next run.
  static let leaks = Fixture.all.filter { $0.isLeaks && !$0.path.hasPrefix("Fixtures/ignore-comment/") }

  @Test(arguments: leaks)
  func theFindingsAreGoneAndNoneIsNew(_ fixture: Fixture) async {
    let outcome = await Repairs.run(fixture)
    let repaired = outcome.application
    let after = await Analysis.onLargeStack { Analysis.run(repaired.bytes, path: fixture.path) }
    expectNone(after.notices.map(\.message), "\(fixture.path) still parses when it is repaired, but:")
    var left = Self.keys(after.findings)
    for key in Self.keys(outcome.findings.filter { !repaired.applied.contains($0) }) {
      if let index = left.firstIndex(of: key) { left.remove(at: index) }
    }
    expectNone(left, "The repaired \(fixture.path) has no other findings than those without a repair, but:")
  }

  @Test(arguments: leaks)
  func aSecondRunChangesNothing(_ fixture: Fixture) async {
    let first = await Repairs.run(fixture).application
    guard first.refused.isEmpty else { return }
    let second = await Analysis.onLargeStack { Repairs.run(first.bytes, path: fixture.path).application }
    expectNone(
      second.applied.map { "\($0.place.start.line): \($0.message)" }, "A second run repairs more of \(fixture.path):")
  }

  @Test(arguments: leaks)
  func lineEndsAreKept(_ fixture: Fixture) async {
    let plain = await Repairs.run(fixture).application.bytes
    let paired = await Analysis.onLargeStack {
      Repairs.run(Repairs.withCarriageReturns(fixture.bytes), path: fixture.path).application.bytes
    }
    #expect(paired == Repairs.withCarriageReturns(plain), "\(fixture.path) is repaired alike with other line ends")
  }

  /// Lines that no repair speaks of are there afterwards, in their order.
  @Test(arguments: leaks)
  func otherLinesAreUntouched(_ fixture: Fixture) async {
    let application = await Repairs.run(fixture).application
    let touched = application.applied.flatMap { $0.fixes.first?.edits ?? [] }.flatMap { edit in
      Array(edit.place.start.line...max(edit.place.start.line, edit.place.end.line))
    }
    let lines = String(decoding: application.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var rest = lines.map(String.init)[...]
    var missing: [String] = []
    for (index, line) in fixture.lines.enumerated() where !Set(touched).contains(index + 1) {
      if let found = rest.firstIndex(of: line) {
        rest = rest[(found + 1)...]
      } else {
        missing.append("\(index + 1): \(line)")
      }
    }
    expectNone(missing, "These lines of \(fixture.path) should have stayed:")
  }

  /// What a finding keeps when lines move.
  private static func keys(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.rule) in \($0.function): \($0.primitive)" }
  }
}
