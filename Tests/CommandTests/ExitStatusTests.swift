import Foundation
import Testing

/// 0, 1 and 2, and which stream says what.
@Suite struct ExitStatusTests {
  private let folder = TemporaryFolder()

  @Test func cleanFilesGive0() throws {
    try folder.copy("clean.swift", to: "A.swift")
    let run = try Invocation([], in: folder)
    #expect(run.status == 0 && run.out.isEmpty)
    #expect(run.complaints == ["leaklint: 0 findings in 1 file"])
  }

  @Test func findingsGive1AndGoToStandardOutput() throws {
    try folder.copy("leak.swift", to: "A.swift")
    let run = try Invocation(["A.swift"], in: folder)
    #expect(run.status == 1)
    #expect(run.out.hasPrefix("A.swift:3:"))
    #expect(run.out.contains("[forgotten-sender]"))
    #expect(run.complaints == ["leaklint: 1 finding in 1 file"])
  }

  @Test func theThresholdDecides() throws {
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try Invocation(["--fail-on", "never"], in: folder).status == 0)
    #expect(try Invocation(["--fail-on", "warning"], in: folder).status == 1)
  }

  @Test func aMissingPathGives2AndTheRestIsReported() throws {
    try folder.copy("leak.swift", to: "A.swift")
    let run = try Invocation(["Nowhere", "A.swift", "Gone.swift"], in: folder)
    #expect(run.status == 2)
    #expect(run.out.contains("A.swift:3:"))
    #expect(
      run.complaints == [
        "leaklint: Gone.swift: no such file or folder", "leaklint: Nowhere: no such file or folder",
        "leaklint: 1 finding in 1 file; 2 left out, not readable",
      ])
  }

  @Test(arguments: [
    ["--bogus"], ["--format"], ["--format", "yaml"], ["--fail-on", "note"], ["--output"], ["rules", "a", "b"],
    ["dump"], ["dump", "ast"], ["dump", "tokens", "A.swift"], ["--rule", "no-such-rule"], ["--skip", ""],
    ["rules", "no-such-rule"], ["dump", "ast", "Gone.swift"],
  ])
  func usageErrorsGive2(_ arguments: [String]) throws {
    let run = try Invocation(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.out.isEmpty)
    #expect(run.complaints.first?.hasPrefix("leaklint: ") == true)
  }

  @Test(arguments: [["--help"], ["-h"], ["help"], ["check", "--help"], ["rules", "--help"], ["dump", "-h"]])
  func helpGives0(_ arguments: [String]) throws {
    let run = try Invocation(arguments, in: folder)
    #expect(run.status == 0 && run.complaints.isEmpty)
    #expect(run.out.contains("USAGE: leaklint"))
  }

  @Test func theVersionIsAllThatIsPrinted() throws {
    let run = try Invocation(["--version"], in: folder)
    #expect(run.status == 0 && run.out == "0.1.0\n" && run.complaints.isEmpty)
  }

  @Test func theHelpHasExamples() throws {
    let help = try Invocation(["--help"], in: folder).out
    #expect(help.contains("EXAMPLES:") && help.contains("EXIT STATUS:"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskGives2() throws {
    try folder.copy("leak.swift", to: "A.swift")
    let run = try Invocation(["A.swift"], in: folder, output: "/dev/full")
    #expect(run.status == 2)
    #expect(run.complaints.contains("leaklint: standard output: no space left on device"))
  }
}
