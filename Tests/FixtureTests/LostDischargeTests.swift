import LeakAST
import LeakModel
import Testing

/// Where a function does all that it must, each discharge counts: without it something is found in that function.
///
/// Which statements these are says `DischargeFinder`; `Fixtures/_metamorphic/exceptions.tsv` says which are not missed, and why.
@Suite struct LostDischargeTests {
  private static let fixtures = Fixture.all.filter {
    !$0.isLeaks && !$0.isGaps && !$0.path.hasPrefix("Fixtures/ignore-comment/")
  }

  @Test func somethingIsFoundWhereADischargeIsLost() async {
    let missed = await withTaskGroup(of: (count: Int, missed: [Deletion]).self) { group in
      for fixture in Self.fixtures { group.addTask { await Self.missed(fixture) } }
      return await group.reduce(into: (count: 0, missed: [Deletion]())) { all, one in
        all.count += one.count
        all.missed += one.missed
      }
    }
    print("discharges left out: \(missed.count), of these not missed: \(missed.missed.count)")
    #expect(missed.count > 200)
    let exceptions = MetamorphicException.all.filter { $0.rewriting == "lost" }
    expectNone(
      missed.missed.filter { deletion in !exceptions.contains { deletion.isExcused(by: $0) } }.map(\.description)
        .sorted(),
      "Nothing is found when these are left out:")
    expectNone(
      exceptions.filter { exception in !missed.missed.contains { $0.isExcused(by: exception) } }.map(\.description),
      "These exceptions are needed no longer:")
  }

  /// A statement that was left out.
  private struct Deletion: Sendable {
    var fixture: String
    var function: String
    var line: Int
    var text: String
    var description: String { "\(fixture):\(line): in \(function): \(text)" }

    func isExcused(by exception: MetamorphicException) -> Bool { exception.excuses(function, in: fixture) }
  }

  /// What is not missed. In each round the next statement of every function is left out.
  private static func missed(_ fixture: Fixture) async -> (count: Int, missed: [Deletion]) {
    guard let file = fixture.tree else { return (0, []) }
    let functions = file.functions.map {
      (function: $0, statements: DischargeFinder.statements(in: $0, Analysis.configuration.models))
    }
    let before = Set(await Findings.known.of(fixture).map(\.place))
    var missed: [Deletion] = []
    for round in 0..<(functions.map(\.statements.count).max() ?? 0) {
      let left = functions.filter { $0.statements.count > round }
      var bytes = fixture.bytes
      for (_, statements) in left { blank(statements[round].range, in: &bytes) }
      let changed = bytes
      let after = await Analysis.onLargeStack { Analysis.run(changed, path: fixture.path) }.findings
      let lines = Set(after.map(\.place).filter { !before.contains($0) }.map(\.start.line))
      for (function, statements) in left where lines.isDisjoint(with: file.lines(of: function.range)) {
        let range = statements[round].range
        missed.append(
          Deletion(
            fixture: fixture.path, function: function.name, line: file.lines.position(of: range.start).line,
            text: String(decoding: fixture.bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)))
      }
    }
    return (functions.map(\.statements.count).reduce(0, +), missed)
  }

  private static func blank(_ range: SourceRange, in bytes: inout [UInt8]) {
    for offset in Int(range.start)..<Int(range.end) where bytes[offset] != UInt8(ascii: "\n") {
      bytes[offset] = UInt8(ascii: " ")
    }
  }
}

extension SourceFile {
  fileprivate func lines(of range: SourceRange) -> ClosedRange<Int> {
    lines.position(of: range.start).line...lines.position(of: range.end).line
  }
}
