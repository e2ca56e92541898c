import LeakModel

/// Places as SARIF locations.
enum SarifLocation {
  /// The name that stands for the folder which relative URIs start from.
  static let rootID = "%SRCROOT%"

  /// A location whose region lies on one line.
  static func object(
    _ place: Place, id: Int? = nil, message: String? = nil, function: String = "", sources: SourceTexts
  ) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let id { members.append(("id", .integer(id))) }
    members.append(("physicalLocation", physical(place, sources: sources)))
    if !function.isEmpty {
      let logical = JSONValue.object([("fullyQualifiedName", .string(function)), ("kind", .string("function"))])
      members.append(("logicalLocations", .array([logical])))
    }
    if let message { members.append(("message", SarifMessage.plain(message))) }
    return .object(members)
  }

  static func artifact(_ file: String) -> JSONValue {
    let uri = ArtifactURI.of(file)
    return .object([("uri", .string(uri.text))] + (uri.isRelative ? [("uriBaseId", .string(rootID))] : []))
  }

  static func region(_ region: (start: Position, end: Position)) -> JSONValue {
    .object([
      ("startLine", .integer(region.start.line)),
      ("startColumn", .integer(region.start.column)),
      ("endLine", .integer(region.end.line)),
      ("endColumn", .integer(region.end.column)),
    ])
  }

  private static func physical(_ place: Place, sources: SourceTexts) -> JSONValue {
    .object([
      ("artifactLocation", artifact(place.file)),
      ("region", region(sources.regionOnOneLine(of: place))),
    ])
  }
}
