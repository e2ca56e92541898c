import ArgumentParser

/// The command with its subcommands; `check` if none is named.
struct Leaklint: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "leaklint",
    abstract: "Finds the places in Swift code where a task, a thread or a caller can wait for ever.",
    discussion: """
      EXAMPLES:
        leaklint                                  check the current folder
        leaklint Sources Tests/Helper.swift       check a folder and a file
        leaklint --format sarif --output leaks.sarif
        leaklint --skip double-resume --fail-on error Sources
        leaklint rules                            list the rules
        leaklint rules forgotten-sender           read one rule's page
        leaklint rules --models                   list what is known of functions and primitives
        leaklint config                           print the configuration that holds here
        leaklint dump flow Sources/Client.swift   show the flow graphs of a file

      EXIT STATUS:
        0  no finding at or above --fail-on
        1  at least one
        2  something could not be done (a missing path, a bad option or configuration)
      """,
    version: version,
    subcommands: [Check.self, Summarize.self, RulesCommand.self, ConfigCommand.self, Dump.self],
    defaultSubcommand: Check.self)
}
