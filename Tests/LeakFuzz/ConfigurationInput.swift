import LeakConfiguration
import LeakDomain
import Rules

/// An input that is a configuration file.
enum ConfigurationInput {
  /// The line with which such an input begins.
  static let mark = Array("# .leaklint.yml\n".utf8)

  private static let builtIn = BuiltInModels.read().models
  private static let ids = allRules.map(\.id)

  /// Reads it, and reads again what is written of it.
  static func check(_ bytes: [UInt8]) {
    let (configuration, problems) = UserConfiguration.read(bytes, file: ".leaklint.yml", rules: ids)
    for problem in problems { Claims.require(!problem.text.isEmpty, "A problem says something") }
    guard problems.isEmpty else { return }
    _ = ModelListing(configuration.models.before(builtIn)).sections
    let text = configuration.text(origin: "here", defaults: [])
    let again = UserConfiguration.read(Array(text.utf8), file: "again", rules: ids)
    Claims.require(again.problems.isEmpty, "What is written can be read: \(again.problems.map(\.text))")
  }
}
