/// The keys of each section of a configuration. The schema has the same ones; a test compares them.
public enum ConfigurationKeys {
  static let models = ["functions", "labels", "words", "primitives"]
  static let function = ["name", "called", "closure", "returns", "keeps", "reason"]
  static let label = ["label", "closure", "reason"]
  static let word = ["role", "match", "words", "reason"]
  static let primitive = [
    "name", "kind", "types", "begin", "discharge", "leave", "once", "future", "traps", "reason",
  ]
  static let begin = ["made", "parameter", "closure-of", "result-of", "call"]
}
