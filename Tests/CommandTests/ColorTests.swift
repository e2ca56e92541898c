import Testing

@testable import leaklint

/// Who decides whether there are colours.
@Suite struct ColorTests {
  @Test(
    arguments: [
      (ColorChoice.auto, true, [:], true),
      (.auto, false, [:], false),
      (.auto, true, ["TERM": "dumb"], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
      (.auto, false, ["FORCE_COLOR": "1"], true),
      (.auto, false, ["CLICOLOR_FORCE": "1"], true),
      (.auto, false, ["FORCE_COLOR": "1", "TERM": "dumb"], true),
      (.auto, true, ["FORCE_COLOR": "0"], false),
      (.auto, true, ["FORCE_COLOR": "3", "NO_COLOR": "1"], false),
      (.auto, true, ["CLICOLOR": "0"], false),
      (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
      (.never, true, ["FORCE_COLOR": "1"], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func decisions(_ choice: ColorChoice, _ onTerminal: Bool, _ environment: [String: String], _ expected: Bool) {
    #expect(choice.isColored(onTerminal: onTerminal) { environment[$0] } == expected)
  }

  @Test func aPipeHasNoColours() throws {
    let folder = TemporaryFolder()
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try !Invocation([], in: folder).out.contains("\u{1B}"))
    #expect(try Invocation(["--color", "always"], in: folder).out.contains("\u{1B}[1m"))
    _ = try Invocation(["--color", "always", "--output", "out.txt"], in: folder)
    #expect(try folder.read("out.txt").contains("\u{1B}[1m"))
  }

  @Test func quietRunsSayOnlyWhatWentWrong() throws {
    let folder = TemporaryFolder()
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try Invocation(["--quiet"], in: folder).complaints.isEmpty)
    #expect(
      try Invocation(["-q", "A.swift", "Gone.swift"], in: folder).complaints == [
        "leaklint: Gone.swift: no such file or folder"
      ])
  }
}
