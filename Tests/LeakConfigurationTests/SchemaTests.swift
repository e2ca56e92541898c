import Foundation
import LeakDomain
import Rules
import Testing

@testable import LeakConfiguration

/// `leaklint.schema.json` and the reader take the same keys and values.
///
/// The lists of values are written by this test, with `LEAKLINT_UPDATE_SNAPSHOTS=1`; keys, with their descriptions, by hand.
@Suite struct SchemaTests {
  private typealias Object = [String: Any]

  private static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/LeakConfiguration/leaklint.schema.json").standardized

  private static func schema() throws -> Object {
    try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? Object)
  }

  @Test func theValuesAreThoseOfTheReader() throws {
    var schema = try Self.schema()
    try Self.set(&schema, "rules", "properties", to: Self.rules)
    try Self.set(&schema, "level", "enum", to: RuleSetting.Level.allCases.map(\.rawValue) + [true, false] as [Any])
    try Self.set(&schema, "closureMode", "enum", to: ClosureMode.allCases.map(\.rawValue))
    try Self.set(&schema, "functionMode", "enum", to: ClosureReader.modes)
    try Self.set(&schema, "function", "properties", "called", "enum", to: FunctionModel.Shape.allCases.map(\.rawValue))
    try Self.set(&schema, "function", "properties", "given", "enum", to: GivenEffect.allCases.map(\.rawValue))
    try Self.set(&schema, "function", "properties", "runs-on", "enum", to: ClosurePlace.allCases.map(\.rawValue))
    try Self.set(&schema, "function", "properties", "returns", "enum", to: FunctionResult.allCases.map(\.rawValue))
    try Self.set(&schema, "function", "properties", "throws", "enum", to: FunctionFailure.allCases.map(\.rawValue))
    try Self.set(&schema, "typeKind", "enum", to: TypeModel.Kind.allCases.map(\.rawValue))
    try Self.set(&schema, "word", "properties", "role", "enum", to: WordModel.Role.allCases.map(\.rawValue))
    try Self.set(&schema, "word", "properties", "match", "enum", to: WordModel.Match.allCases.map(\.rawValue))
    try Self.set(&schema, "primitive", "properties", "kind", "enum", to: Primitive.Kind.allCases.map(\.rawValue))
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let expected = try JSONSerialization.data(withJSONObject: schema, options: options) + Data("\n".utf8)
    if ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_SNAPSHOTS"] == "1" {
      try expected.write(to: Self.url, options: .atomic)
    }
    #expect(
      try Data(contentsOf: Self.url) == expected,
      "leaklint.schema.json is stale: run the tests with LEAKLINT_UPDATE_SNAPSHOTS=1")
  }

  @Test(arguments: [
    (nil, ConfigurationKeys.file), ("override", ConfigurationKeys.override), ("models", ConfigurationKeys.models),
    ("function", ConfigurationKeys.function), ("label", ConfigurationKeys.label), ("type", ConfigurationKeys.type),
    ("operation", ConfigurationKeys.operation), ("events", ConfigurationKeys.events),
    ("word", ConfigurationKeys.word), ("primitive", ConfigurationKeys.primitive), ("begin", ConfigurationKeys.begin),
    ("text", ConfigurationKeys.text),
  ])
  func theKeysAreThoseOfTheReader(_ definition: String?, _ keys: [String]) throws {
    let schema = try Self.schema()
    let definitions = schema["definitions"] as? Object
    let section = definition == nil ? schema : definitions?[definition ?? ""] as? Object
    #expect((section?["properties"] as? Object)?.keys.sorted() == keys.sorted())
    #expect(section?["additionalProperties"] as? Bool == false)
  }

  private static var rules: Object {
    Dictionary(allRules.map { ($0.id, ["$ref": "#/definitions/level"]) }, uniquingKeysWith: { first, _ in first })
  }

  private static func set(_ schema: inout Object, _ path: String..., to value: Any) throws {
    schema = try replacing(in: schema, ["definitions"] + path, by: value)
  }

  private static func replacing(in object: Object, _ path: [String], by value: Any) throws -> Object {
    var object = object
    let key = try #require(path.first)
    let old = try #require(object[key], "the schema has no '\(key)'")
    object[key] =
      path.count == 1 ? value : try replacing(in: #require(old as? Object), Array(path.dropFirst()), by: value)
    return object
  }
}
