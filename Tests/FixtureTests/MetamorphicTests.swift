import LeakModel
import Testing

/// What a source does decides, not how it is written: the findings of a rewritten fixture are those of the fixture.
@Suite struct MetamorphicTests {
  @Test(arguments: Metamorphosis.allCases)
  func nothingChanges(_ change: Metamorphosis) async {
    let exceptions = MetamorphicException.all.filter { $0.rewriting == change.rawValue }
    var different: [String] = []
    var needed: Set<MetamorphicException> = []
    var count = 0
    for fixture in Fixture.all {
      guard let rewriting = change.rewriting(of: fixture) else { continue }
      count += 1
      let before = await Self.said(of: fixture)
      let after = Set(await Self.findings(of: rewriting, in: fixture))
      let changes = before.subtracting(after).map { ($0, "no longer") } + after.subtracting(before).map { ($0, "new") }
      for (said, how) in changes.sorted(by: { $0.0.line < $1.0.line }) {
        let excuse = exceptions.first { $0.excuses(said.name, in: fixture.path) }
        if let excuse {
          needed.insert(excuse)
        } else {
          different.append("\(fixture.path):\(said.line): in \(said.function): \(said.message) (\(how))")
        }
      }
    }
    #expect(count > 50)
    expectNone(different, "\(change) changes findings:")
    expectNone(
      exceptions.filter { !needed.contains($0) }.map(\.description),
      "These exceptions are needed no longer:")
  }

  /// Rule, severity and place of a finding, and what it says but for the numbers of lines.
  private struct Said: Hashable, Sendable {
    var line: Int
    var function: String
    var message: String
    var name: String { String(function.prefix { $0 != "(" }) }

    init(_ finding: Finding, line: Int, names: [String: String]) {
      func old(_ text: String) -> String {
        String(decoding: replacingIdentifiers(of: Array(text.utf8), by: names), as: UTF8.self)
      }
      self.line = line
      function = old(finding.function)
      // A file in two says where a line is that was in the same file.
      let text = old(finding.message).replacing(/\d+/, with: "#").replacing(" of another file", with: "")
      message = "\(text) [\(finding.severity) \(finding.rule)]"
    }
  }

  private static func findings(of rewriting: Rewriting, in fixture: Fixture) async -> [Said] {
    let sources = rewriting.files.enumerated().map { number, lines in
      (path: fixture.folder + "/part\(number).swift", source: lines.map(\.text).joined(separator: "\n"))
    }
    return await Analysis.run(files: sources).findings.map { finding in
      let part = sources.firstIndex { $0.path == finding.place.file } ?? 0
      let line = rewriting.files[part][finding.place.start.line - 1].origin
      return Said(finding, line: line, names: rewriting.names)
    }
  }

  private static func said(of fixture: Fixture) async -> Set<Said> {
    Set(await Findings.known.of(fixture).map { Said($0, line: $0.place.start.line, names: [:]) })
  }
}
