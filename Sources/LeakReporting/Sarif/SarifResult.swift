import LeakModel

/// A finding as a SARIF result.
enum SarifResult {
  static func object(_ finding: Finding, ruleIndex: Int?, sources: SourceTexts) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("ruleId", .string(finding.rule))]
    if let ruleIndex { members.append(("ruleIndex", .integer(ruleIndex))) }
    members += [
      ("level", .string(finding.severity.rawValue)),
      ("message", SarifMessage.linked(finding)),
      ("locations", .array([SarifLocation.object(finding.place, function: finding.function, sources: sources)])),
    ]
    if !finding.related.isEmpty { members.append(("relatedLocations", related(finding, sources))) }
    if let flow = SarifCodeFlow.object(finding, sources: sources) { members.append(("codeFlows", .array([flow]))) }
    let fingerprints = fingerprints(finding, sources)
    if !fingerprints.isEmpty { members.append(("partialFingerprints", .object(fingerprints))) }
    let fixes = finding.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty {
      members.append(("fixes", .array(fixes.map { SarifFix.object($0, sources: sources) })))
    }
    let properties = [("primitive", finding.primitive), ("consequence", finding.consequence)].filter { !$0.1.isEmpty }
    if !properties.isEmpty {
      members.append(("properties", .object(properties.map { ($0.0, JSONValue.string($0.1)) })))
    }
    return .object(members)
  }

  private static func related(_ finding: Finding, _ sources: SourceTexts) -> JSONValue {
    .array(
      finding.related.enumerated().map { index, remark in
        SarifLocation.object(remark.place, id: index + 1, message: remark.message, sources: sources)
      })
  }

  private static func fingerprints(_ finding: Finding, _ sources: SourceTexts) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let hash = sources.lineHash(of: finding.place) {
      members.append(("primaryLocationLineHash", .string(hash)))
    }
    if !finding.fingerprint.isEmpty { members.append(("leaklint/v1", .string(finding.fingerprint))) }
    return members
  }
}
