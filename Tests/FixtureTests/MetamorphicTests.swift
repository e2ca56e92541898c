import LeakModel
import Testing

/// What a source does decides, not how it is written: the findings of a rewritten fixture are those of the fixture.
@Suite struct MetamorphicTests {
  @Test(arguments: Metamorphosis.allCases)
  func nothingChanges(_ change: Metamorphosis) async {
    var different: [String] = []
    var count = 0
    for fixture in Fixture.all {
      guard let files = change.files(of: fixture) else { continue }
      count += 1
      let before = Set(await Analysis.run(fixture).findings.map { Self.key($0, line: $0.place.start.line) })
      let sources = files.enumerated().map { number, lines in
        (path: fixture.folder + "/part\(number).swift", source: lines.map(\.text).joined(separator: "\n"))
      }
      let after = Set(
        await Analysis.run(files: sources).findings.map { finding in
          let part = sources.firstIndex { $0.path == finding.place.file } ?? 0
          return Self.key(finding, line: files[part][finding.place.start.line - 1].origin)
        })
      different += before.subtracting(after).sorted().map { "\(fixture.path):\($0) (no longer)" }
      different += after.subtracting(before).sorted().map { "\(fixture.path):\($0) (new)" }
    }
    #expect(count > 50)
    expectNone(different, "\(change) changes findings:")
  }

  /// Rule, severity and place of a finding, and what it says but for the numbers of lines.
  private static func key(_ finding: Finding, line: Int) -> String {
    "\(line): \(finding.message.replacing(/\d+/, with: "#")) [\(finding.severity) \(finding.rule)]"
  }
}
