import Foundation
import Testing

/// `.leaklint.yml`: where it is looked for, what it decides, and what is said of one that is wrong.
@Suite struct ConfigurationTests {
  private let folder = TemporaryFolder()

  init() throws {
    try folder.makeFolder(".git")
    for name in ["Sources/A.swift", "Sources/Mocks/B.swift", "Tests/C.swift"] {
      try folder.copy("leak.swift", to: name)
    }
  }

  private func files(_ arguments: String...) throws -> [String] { try Invocation.files(arguments, in: folder) }

  @Test func theNearestFileAroundTheFirstPathHolds() throws {
    try folder.write(".leaklint.yml", "rules: {forgotten-sender: off}")
    #expect(try files() == [])
    #expect(try files("Sources/Mocks/B.swift") == [])
    try folder.write("Sources/.leaklint.yml", "")
    #expect(try files("Sources") == ["Sources/A.swift", "Sources/Mocks/B.swift"])
    #expect(try files("Tests", "Sources") == [])
  }

  @Test func nothingBeyondTheRootOfTheWorkTreeHolds() throws {
    try folder.write(".leaklint.yml", "rules: {forgotten-sender: off}")
    try folder.makeFolder("Sources/.git")
    #expect(try files("Sources").count == 2)
  }

  @Test func theCommandLineChooses() throws {
    try folder.write(".leaklint.yml", "rules: {forgotten-sender: off}")
    try folder.write("other.yml", "exclude: Mocks/")
    #expect(try files("--no-config").count == 3)
    #expect(try files("--config", "other.yml") == ["Sources/A.swift", "Tests/C.swift"])
    #expect(try files("--rule", "forgotten-sender").count == 3)
    #expect(try Invocation(["--config", "other.yml", "--no-config"], in: folder).status == 2)
  }

  @Test func patternsSelectFiles() throws {
    try folder.write(".leaklint.yml", "include: [Sources]\nexclude: [Mocks/]")
    #expect(try files() == ["Sources/A.swift"])
    #expect(try Invocation([], in: folder).complaints.last?.hasSuffix("; 2 excluded by the configuration") == true)
    #expect(try files("Sources/Mocks") == [])
    #expect(try files("Tests/C.swift") == ["Tests/C.swift"], "what is named is checked")
    try folder.write(".leaklint.yml", "exclude: [\"*.swift\", \"!A.swift\"]")
    #expect(try files() == ["Sources/A.swift"])
  }

  @Test func levelsHoldForPaths() throws {
    try folder.write(
      ".leaklint.yml",
      """
      rules: {forgotten-sender: error}
      overrides:
        - paths: [Tests, Mocks/]
          rules: {forgotten-sender: note}
        - paths: Sources/Mocks
          rules: {forgotten-sender: off}
      """)
    let run = try Invocation(["--format", "json"], in: folder)
    let lines = run.out.split(separator: "\n").filter { $0.contains("\"file\"") }
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"severity\":\"error\"") == true)
    #expect(lines.last?.contains("\"severity\":\"note\"") == true)
    #expect(run.status == 1)
    #expect(try Invocation(["Tests"], in: folder).status == 0)
  }

  @Test func aRuleMayBeOnForSomePathsOnly() throws {
    try folder.write(
      ".leaklint.yml",
      "rules: {forgotten-sender: off}\noverrides: [{paths: Tests, rules: {forgotten-sender: on}}]")
    #expect(try files() == ["Tests/C.swift"])
  }

  @Test func whatIsWrongGives2AndNothingIsChecked() throws {
    try folder.write("Sources/.leaklint.yml", "rules:\n  forgoten-sender: off\nexclude: ['[']\n")
    let run = try Invocation(["Sources"], in: folder)
    #expect(run.status == 2 && run.out.isEmpty)
    #expect(
      run.complaints == [
        "leaklint: Sources/.leaklint.yml:2:3: rules.forgoten-sender: unknown key; did you mean 'forgotten-sender'?",
        "leaklint: Sources/.leaklint.yml:3:10: exclude: '[' is no pattern for paths",
      ])
    for command in [["config", "Sources"], ["rules", "--models", "--config", "Sources/.leaklint.yml"]] {
      #expect(try Invocation(command, in: folder).status == 2)
    }
  }

  @Test func aFileThatCannotBeReadGives2() throws {
    #expect(
      try Invocation(["--config", "nowhere.yml"], in: folder).complaints == [
        "leaklint: nowhere.yml: no such file or folder"
      ])
    try folder.makeFolder(".leaklint.yml")
    let run = try Invocation([], in: folder)
    #expect(run.status == 2 && run.complaints == ["leaklint: .leaklint.yml: is a folder, not a file"])
  }

  @Test func aHugeFileGives2() throws {
    try folder.write(".leaklint.yml", [UInt8](repeating: UInt8(ascii: "\n"), count: 4 << 20))
    #expect(try Invocation([], in: folder).complaints == ["leaklint: .leaklint.yml: larger than 256 KB"])
  }

  /// A name in the file may hold what moves the cursor of a terminal.
  @Test func nothingReachesTheTerminalRaw() throws {
    try folder.write(
      ".leaklint.yml", "\"\\e[2J\": on\nexclude: [\"\\e]0;x\\a\"]\nrules: {no-receiver: \"\\u202Eon\"}\n")
    let run = try Invocation([], in: folder)
    #expect(run.status == 2 && run.complaints.count == 2)
    #expect(run.complaints.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\u{202E}") })
    try folder.write(
      ".leaklint.yml", "exclude: [\"\\e(B\"]\nmodels: {labels: [{label: \"\\e[2J\", closure: never, reason: \"\\a\"}]}"
    )
    for command in [["config"], ["rules", "--models"]] {
      let run = try Invocation(command, in: folder)
      #expect(run.status == 0 && run.out.contains("1B") && !run.out.contains("\u{1B}") && !run.out.contains("\u{7}"))
    }
  }

  @Test func theEffectiveConfigurationIsAConfiguration() throws {
    try folder.write(".leaklint.yml", "exclude: Mocks/\nrules: {double-resume: warning}")
    let printed = try Invocation(["config"], in: folder).out
    #expect(printed.hasPrefix("# from .leaklint.yml\nrules:\n"))
    try folder.write("again.yml", printed)
    let again = try Invocation(["config", "--config", "again.yml"], in: folder)
    #expect(again.status == 0)
    #expect(again.out.split(separator: "\n").dropFirst() == printed.split(separator: "\n").dropFirst())
    #expect(try files("--config", "again.yml") == files())
  }

  @Test func modelsAreListed() throws {
    try folder.write(
      ".leaklint.yml", "models: {functions: [{name: fatal, returns: never, reason: it logs and exits}]}")
    let run = try Invocation(["rules", "--models"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("functions (.leaklint.yml)\n  fatal  never returns  it logs and exits\n"))
    #expect(run.out.contains("functions (built in)\n"))
    #expect(run.out.contains("CheckedContinuation"))
  }
}
