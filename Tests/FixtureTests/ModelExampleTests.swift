import Foundation
import LeakConfiguration
import LeakEngine
import Rules
import Testing

/// The documented examples of a user's own models: with the configuration beside them they are found out, without it they
/// are not.
@Suite struct ModelExampleTests {
  @Test func thereAreExamples() {
    #expect(Set(Fixture.modelled.map(\.folder)).count > 3)
  }

  @Test(arguments: Fixture.modelled)
  func findingsAreTheAnnotations(_ fixture: Fixture) async throws {
    let configuration = try Self.configuration(of: fixture)
    let outcome = await Analysis.onLargeStack { Analysis.run(fixture.bytes, path: fixture.path, configuration) }
    let (annotations, unreadable) = Annotation.read(fixture)
    let comparison = Comparison(fixture, annotations: annotations, findings: outcome.findings)
    expectNone(unreadable, "These comments look like annotations and can't be read:")
    expectNone(comparison.unexpected, "Unexpected findings:")
    expectNone(comparison.missing, "Missing findings:")
  }

  /// `// unmodelled:` stands where a finding is that only the models take away.
  @Test(arguments: Fixture.modelled)
  func withoutModelsNothingIsKnown(_ fixture: Fixture) async {
    let outcome = await Analysis.run(fixture)
    let lines = fixture.lines.indices.filter { fixture.lines[$0].contains("// unmodelled:") }.map { $0 + 1 }
    #expect(outcome.findings.map(\.place.start.line) == lines, "\(fixture.path), without its models")
  }

  /// An example whose models change nothing shows nothing.
  @Test(arguments: Set(Fixture.modelled.map(\.folder)).sorted())
  func modelsMatter(_ folder: String) {
    let lines = Fixture.modelled.filter { $0.folder == folder }.flatMap(\.lines)
    #expect(lines.contains { $0.contains("// want:") || $0.contains("// unmodelled:") })
  }

  private static func configuration(of fixture: Fixture) throws -> Configuration {
    let url = fixture.url.deletingLastPathComponent().appending(path: ".leaklint.yml")
    let bytes = [UInt8](try Data(contentsOf: url))
    let (user, problems) = UserConfiguration.read(bytes, file: url.path, rules: allRules.map(\.id))
    expectNone(problems.map(\.text), "The configuration of an example is read, but:")
    return Configuration(models: user.models.before(BuiltInModels.read().models))
  }
}
