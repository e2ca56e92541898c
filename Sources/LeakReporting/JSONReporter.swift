import LeakModel

extension Reporter {
  /// A JSON array with one finding a line. Columns count UTF-8 bytes from 1.
  public static let json = Reporter(
    name: "json", summary: "a JSON array, one finding a line"
  ) { report, _ in
    let lines = report.findings.map { FindingJSON.object(for: $0).compact }
    return lines.isEmpty ? "[\n]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}

/// The objects of the JSON format. The order of keys is a part of it.
private enum FindingJSON {
  static func object(for finding: Finding) -> JSONValue {
    .object(
      range(finding.place) + [
        ("severity", .string(finding.severity.rawValue)),
        ("rule", .string(finding.rule)),
        ("message", .string(finding.message)),
        ("primitive", .string(finding.primitive)),
        ("function", .string(finding.function)),
        ("related", .array(finding.related.map(remark))),
        ("path", .array(finding.path.map(remark))),
        ("fixes", .array(finding.fixes.map(fix))),
        ("fingerprint", .string(finding.fingerprint)),
      ])
  }

  private static func remark(_ remark: Remark) -> JSONValue {
    .object(start(remark.place) + [("message", .string(remark.message))])
  }

  private static func fix(_ fix: Fix) -> JSONValue {
    let edits = fix.edits.map { JSONValue.object(range($0.place) + [("text", .string($0.text))]) }
    return .object([("title", .string(fix.title)), ("safe", .bool(fix.safe)), ("edits", .array(edits))])
  }

  private static func start(_ place: Place) -> [(key: String, value: JSONValue)] {
    [
      ("file", .string(place.file)),
      ("line", .integer(place.start.line)),
      ("column", .integer(place.start.column)),
    ]
  }

  private static func range(_ place: Place) -> [(key: String, value: JSONValue)] {
    start(place) + [("endLine", .integer(place.end.line)), ("endColumn", .integer(place.end.column))]
  }
}
