import Foundation
import LeakDomain
import Testing

@testable import LeakConfiguration

/// What is written says the same as what was read.
@Suite struct WritingTests {
  private static let rules = ["double-resume", "no-receiver"]
  private static let defaults = [
    RuleDefault(rule: "double-resume", severity: .error, isOn: true),
    RuleDefault(rule: "no-receiver", severity: .warning, isOn: false),
  ]

  private func read(_ text: String) throws -> UserConfiguration {
    let (configuration, problems) = UserConfiguration.read(Array(text.utf8), file: "c.yml", rules: Self.rules)
    try #require(problems.map(\.text) == [])
    return configuration
  }

  @Test func theDefaultsAreSpelledOut() {
    let text = UserConfiguration().text(origin: "the defaults", defaults: Self.defaults)
    #expect(
      text == """
        # the defaults
        rules:
          double-resume: error
          no-receiver: "off"
        include: []
        exclude: []
        overrides: []
        # besides the built-in models, which 'leaklint rules --models' lists
        models: {}

        """)
  }

  @Test func everyBuiltInModelComesBack() throws {
    let models = BuiltInModels.read().models
    var configuration = UserConfiguration()
    configuration.models = models
    let again = try read(configuration.text(origin: "", defaults: Self.defaults)).models
    #expect(again.functions.map(\.names) == models.functions.map(\.names))
    #expect(zip(again.functions, models.functions).allSatisfy { Self.asBuiltIn($0) == $1 })
    #expect(again.labels == models.labels && again.types == models.types && again.words == models.words)
    #expect(zip(again.primitives, models.primitives).filter { $0 != $1 }.map(\.1.primitive.name) == [])
    #expect(again.primitives.count == models.primitives.count)
  }

  private static func asBuiltIn(_ model: FunctionModel) -> FunctionModel {
    var model = model
    model.isAsserted = false
    return model
  }

  @Test func settingsComeBack() throws {
    let text = """
      rules: {no-receiver: on, double-resume: false}
      include: [Sources]
      exclude: ["*.pb.swift", Mocks/]
      overrides:
        - paths: Tests
          rules: {no-receiver: note}
      """
    let first = try read(text)
    let written = first.text(origin: "c.yml", defaults: Self.defaults)
    let second = try read(written)
    #expect(second.include == ["Sources"] && second.exclude == ["*.pb.swift", "Mocks/"])
    #expect(second.overrides == first.overrides)
    #expect(second.rules.map(\.level) == [.off, .warning])
    #expect(second.text(origin: "c.yml", defaults: Self.defaults) == written)
  }

  @Test(arguments: [
    "", "a", "on", "No", "true", "3", "-", "a: b", "a #b", "#", "*x", "&x", "'", "\"", "\\", "a\nb", "\t", "\u{1B}[2J",
    "é",
    "\u{202E}abc", "\u{2028}", "🧵", "[a]", "{", "a ", " a", "!tag", "%x", "@x", "`", "null", "~", "1e3", "\u{85}",
  ])
  func everyTextComesBack(_ text: String) throws {
    let written = "exclude: [\(YAMLWriter.scalar(text))]"
    #expect(written.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.properties.generalCategory != .format })
    #expect(try read(written).exclude == [text])
  }
}
