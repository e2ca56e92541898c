import ArgumentParser
import LeakDomain
import Rules

/// `leaklint rules`: the list of rules, or the page of one.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or print the page of one.")

  @Argument(help: ArgumentHelp("The rule whose page to print.", valueName: "id"))
  var id: String?

  func run() throws {
    guard let id else {
      return try print(Self.list(allRules))
    }
    guard let rule = allRules.first(where: { $0.id == id }) else {
      Console.complain(RuleSelection.unknown(id, among: allRules.map(\.id)))
      throw ExitStatus.failed
    }
    try print(rule.page + "\n")
  }

  private func print(_ text: String) throws {
    guard Console.print(text) else { throw ExitStatus.failed }
  }

  /// One line a rule: id, severity and summary in columns; those that run only when asked for say so.
  private static func list(_ rules: [Rule]) -> String {
    let width = rules.map(\.id.count).max() ?? 0
    return rules.map { rule in
      let id = rule.id + String(repeating: " ", count: width - rule.id.count)
      let severity = rule.severity.rawValue
      return
        "\(id)  \(severity)\(String(repeating: " ", count: max(0, 7 - severity.count)))  \(rule.summary)\(rule.isOptIn ? " (opt-in)" : "")\n"
    }.joined()
  }
}
