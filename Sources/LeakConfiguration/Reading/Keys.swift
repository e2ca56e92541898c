/// The keys of each section of a configuration. The schema has the same ones; a test compares them.
public enum ConfigurationKeys {
  static let file = ["rules", "include", "exclude", "overrides", "models"]
  static let override = ["paths", "rules"]
  static let models = ["functions", "labels", "types", "words", "primitives"]
  static let function = [
    "name", "called", "of", "first-label", "with", "closure", "runs-on", "holds", "returns", "result-type", "throws",
    "given", "reason",
  ]
  static let label = ["label", "closure", "reason"]
  static let type = ["name", "is", "ends-with", "works-with", "operations", "answers", "events", "reason"]
  static let operation = ["finishes", "fails", "rarely-fails", "caused-by", "besides"]
  static let events = ["method", "tells", "ends"]
  static let word = ["role", "match", "words", "reason"]
  static let primitive = [
    "name", "kind", "types", "begin", "discharge", "parts", "leave", "wait", "abandoned-by", "once", "optional",
    "traps", "text",
    "reason",
  ]
  static let begin = [
    "made", "parameter", "closure-of", "result-of", "call", "method", "main", "returning", "unless", "places",
  ]
  static let text = ["begun", "done", "missing", "consequence", "twice"]
}
