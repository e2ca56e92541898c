import ArgumentParser
import LeakConfiguration
import LeakDomain
import LeakReporting
import Rules

/// `leaklint rules`: the list of rules, or the page of one.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, print the page of one, or list the models.")

  @Argument(help: ArgumentHelp("The rule whose page to print.", valueName: "id"))
  var id: String?

  @Flag(help: "List what is known of functions, names and primitives, with the reasons.")
  var models = false

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    if models { return try listModels() }
    guard let id else {
      return try print(Self.list(allRules))
    }
    guard let rule = allRules.first(where: { $0.id == id }) else {
      Console.complain(RuleSelection.unknown(id, among: allRules.map(\.id)))
      throw ExitStatus.failed
    }
    try print(rule.page + "\n")
  }

  /// The user's own first, then the built-in ones.
  private func listModels() throws {
    guard let settings = Settings.read(options, paths: ["."], complain: Console.complain) else {
      throw ExitStatus.failed
    }
    let tables = [(settings.file ?? "", settings.user.models), ("built in", settings.builtInModels)]
    for (origin, table) in tables {
      for (title, lines) in ModelListing(table).sections {
        try print((["\(title) (\(origin))"] + lines.map { "  " + $0 }).map(VisibleText.escape).joined(separator: "\n"))
        try print("\n\n")
      }
    }
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
