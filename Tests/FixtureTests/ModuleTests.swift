import LeakEngine
import LeakModel
import LeakSummary
import Rules
import SwiftFrontEnd
import Testing

/// What is found in a module, given the summary of another, is what is found there when both are analysed together.
@Suite struct ModuleTests {
  private typealias Source = (path: String, bytes: [UInt8])

  @Test func aSummaryStandsForItsFiles() async {
    var different: [String] = []
    var (count, foundCount, whole, condensed) = (0, 0, 0, 0)
    for fixture in Fixture.all {
      guard let rewriting = Metamorphosis.split.rewriting(of: fixture) else { continue }
      count += 1
      let sources = rewriting.files.enumerated().map { number, lines in
        (path: fixture.folder + "/part\(number).swift", bytes: Array(lines.map(\.text).joined(separator: "\n").utf8))
      }
      let together = await Self.findings(of: sources, given: [])
      foundCount += together.count
      for (number, source) in sources.enumerated() {
        let others = sources.enumerated().filter { $0.offset != number }.map(\.element)
        let alone = Set(await Self.findings(of: [source], given: others))
        let expected = Set(together.filter { $0.place.file == source.path })
        for finding in alone.symmetricDifference(expected).sorted(by: Finding.reportOrder) {
          let how = alone.contains(finding) ? "new" : "missing"
          let line = rewriting.files[number][finding.place.start.line - 1].origin
          different.append("\(fixture.path):\(line): \(finding.message) (\(how))")
        }
      }
      whole += sources.map(\.bytes.count).reduce(0, +)
      condensed += await Self.summary(of: sources).bytes.count
    }
    #expect(count > 50)
    #expect(foundCount > 50)
    #expect(condensed < whole)
    expectNone(different, "With a summary in the place of files, other things are found:")
  }

  private static func findings(of sources: [Source], given others: [Source]) async -> [Finding] {
    let summary = await summary(of: others)
    return await Analysis.onLargeStack {
      let given = summary.files.enumerated().map { number, file in
        FrontEndInput(
          id: FileID(sources.count + number), path: file.path, bytes: file.text, origins: file.origins)
      }
      let inputs = inputs(sources) + given
      let files = inputs.compactMap { SwiftFrontEnd.lower($0).file }.sorted { $0.path < $1.path }
      return Engine.analyze(
        files: files, rules: allRules, configuration: Analysis.configuration,
        onlyLookingInto: Set(given.map(\.id))
      ).findings
    }
  }

  private static func inputs(_ sources: [Source]) -> [FrontEndInput] {
    sources.enumerated().map { FrontEndInput(id: FileID($0), path: $1.path, bytes: $1.bytes) }
  }

  /// As the command makes it, and read again.
  private static func summary(of sources: [Source]) async -> ModuleSummary {
    await Analysis.onLargeStack {
      let files = inputs(sources).compactMap { SwiftFrontEnd.lower($0).file }
      let omissions = ModuleOutline.omissions(in: files, models: Analysis.configuration.models)
      let condensed = zip(sources, omissions).map { source, omissions in
        let text = SwiftFrontEnd.condense(source.bytes, omitting: omissions)
        return ModuleSummary.File(path: source.path, text: text.bytes, origins: text.origins)
      }
      let summary = ModuleSummary(tool: "", knowledge: "", module: "", files: condensed)
      guard case .success(let read) = ModuleSummary.read(summary.bytes, tool: "", knowledge: "") else {
        Issue.record("a summary cannot be read")
        return summary
      }
      return read
    }
  }
}
