import LeakModel

/// The path of a finding as a SARIF code flow: one thread flow for each side of the wait.
enum SarifCodeFlow {
  /// `nil` if the finding has no path. The number of a step in the path is its `executionOrder`.
  static func object(_ finding: Finding, sources: SourceTexts) -> JSONValue? {
    guard !finding.path.isEmpty else { return nil }
    let steps = finding.path.enumerated().map { (order: $0 + 1, remark: $1) }
    let flows = [
      threadFlow(
        "waiter", "the side that waits", steps.filter { $0.remark.side == .waiter } + waiting(finding), sources),
      threadFlow("other", "the other side", steps.filter { $0.remark.side == .other }, sources),
    ]
    return .object([("threadFlows", .array(flows.compactMap { $0 }))])
  }

  /// If no step of the path belongs to the waiter, the related places that do: it waits there after the last step.
  private static func waiting(_ finding: Finding) -> [(order: Int, remark: Remark)] {
    guard !finding.path.contains(where: { $0.side == .waiter }) else { return [] }
    return finding.related.filter { $0.side == .waiter }.map { (finding.path.count + 1, $0) }
  }

  private static func threadFlow(
    _ id: String, _ description: String, _ steps: [(order: Int, remark: Remark)], _ sources: SourceTexts
  ) -> JSONValue? {
    guard !steps.isEmpty else { return nil }
    let locations = steps.map { step in
      JSONValue.object([
        ("executionOrder", .integer(step.order)),
        ("location", SarifLocation.object(step.remark.place, message: step.remark.message, sources: sources)),
      ])
    }
    return .object([
      ("id", .string(id)), ("message", SarifMessage.plain(description)), ("locations", .array(locations)),
    ])
  }
}
