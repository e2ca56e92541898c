import LeakModel

/// A rule as a SARIF reporting descriptor.
enum SarifRule {
  /// The longest description that GitHub shows, in characters.
  static let longestDescription = 1000

  static func object(_ rule: RuleDescription) -> JSONValue {
    .object([
      ("id", .string(rule.id)),
      ("name", .string(rule.id)),
      ("shortDescription", text(rule.summary, otherwise: rule.id)),
      ("fullDescription", text(fullDescription(rule), otherwise: rule.id)),
      (
        "help",
        .object([
          ("text", .string(rule.page.isEmpty ? rule.id : MarkdownText.plain(rule.page))),
          ("markdown", .string(rule.page.isEmpty ? rule.id : rule.page)),
        ])
      ),
      ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
      (
        "properties",
        .object([
          ("precision", .string(rule.precision)),
          ("problem.severity", .string(problemSeverity(rule.severity))),
          ("tags", .array(rule.tags.map(JSONValue.string))),
        ])
      ),
    ])
  }

  private static func text(_ text: String, otherwise: String) -> JSONValue {
    .object([("text", .string(text.isEmpty ? otherwise : text))])
  }

  /// The summary, and what the page says under its first heading, cut at a whole word.
  private static func fullDescription(_ rule: RuleDescription) -> String {
    let section = MarkdownText.section("What it finds", of: rule.page)
    let whole = section.isEmpty ? rule.summary : "\(rule.summary) \(section)"
    guard whole.count > longestDescription else { return whole }
    let cut = whole.prefix(longestDescription - 1)
    return cut.prefix(upTo: cut.lastIndex(of: " ") ?? cut.endIndex) + "…"
  }

  private static func problemSeverity(_ severity: Severity) -> String {
    severity == .note ? "recommendation" : severity.rawValue
  }
}
