import LeakModel

/// A repair as a SARIF fix. Unlike those of findings, its regions may span lines.
enum SarifFix {
  static func object(_ fix: Fix, sources: SourceTexts) -> JSONValue {
    .object([
      ("description", SarifMessage.plain(fix.title)),
      ("artifactChanges", .array(changes(fix.edits, sources))),
      ("properties", .object([("safe", .bool(fix.safe))])),
    ])
  }

  /// One change for each file, in the order in which the edits name the files.
  private static func changes(_ edits: [Edit], _ sources: SourceTexts) -> [JSONValue] {
    var files: [String] = []
    for edit in edits where !files.contains(edit.place.file) { files.append(edit.place.file) }
    return files.map { file in
      let replacements = edits.filter { $0.place.file == file }.map { replacement($0, sources) }
      return .object([
        ("artifactLocation", SarifLocation.artifact(file)), ("replacements", .array(replacements)),
      ])
    }
  }

  private static func replacement(_ edit: Edit, _ sources: SourceTexts) -> JSONValue {
    .object([
      ("deletedRegion", SarifLocation.region(sources.region(of: edit.place))),
      ("insertedContent", .object([("text", .string(edit.text))])),
    ])
  }
}
