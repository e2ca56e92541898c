import Foundation
import Testing

/// What the formats look like when they come out of the command.
@Suite struct FormatTests {
  private let folder = TemporaryFolder()

  @Test(arguments: ["text", "json", "sarif", "github", "xcode"])
  func twoRunsAreByteIdentical(_ format: String) throws {
    for number in 0..<30 { try folder.copy("leak.swift", to: "Folder\(number % 7)/File\(number).swift") }
    let first = try Invocation(["--format", format], in: folder)
    #expect(first.status == 1)
    for _ in 0..<3 { #expect(try Invocation(["--format", format], in: folder).out == first.out) }
  }

  @Test func jsonWithoutFindingsIsTwoLines() throws {
    try folder.copy("clean.swift", to: "A.swift")
    let run = try Invocation(["--format", "json"], in: folder)
    #expect(run.status == 0 && run.out == "[\n]\n")
    let nothing = try Invocation(["--format", "json", "Gone.swift"], in: folder)
    #expect(nothing.status == 2 && nothing.out == "[\n]\n")
  }

  @Test func jsonHasOneFindingALine() throws {
    try folder.copy("leak.swift", to: "B.swift", "A.swift")
    let lines = try Invocation(["--format", "json"], in: folder).out.split(separator: "\n")
    try #require(lines.count == 4)
    #expect(lines[1].hasPrefix(#"{"file":"A.swift","line":3,"#) && lines[1].hasSuffix("},"))
    #expect(lines[2].hasPrefix(#"{"file":"B.swift","line":3,"#) && lines[2].hasSuffix("}"))
  }

  @Test func sarifSpeaksOfFilesLeftOut() throws {
    try folder.copy("leak.swift", to: "A.swift")
    let text = try Invocation(["--format", "sarif", "A.swift", "Gone.swift"], in: folder).out
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == 1)
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 1)
    #expect(text.contains("primaryLocationLineHash"))
  }

  @Test func xcodePathsAreAbsolute() throws {
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try Invocation(["--format", "xcode"], in: folder).out.hasPrefix("\(folder.path)/A.swift:3:"))
  }

  @Test func githubAnnotates() throws {
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try Invocation(["--format", "github"], in: folder).out.hasPrefix("::warning file=A.swift,line=3,"))
  }

  @Test(arguments: ["ast", "flow"])
  func dumpsAreTextAboutTheFile(_ phase: String) throws {
    try folder.copy("leak.swift", to: "A.swift")
    let run = try Invocation(["dump", phase, "A.swift"], in: folder)
    #expect(run.status == 0 && run.complaints.isEmpty)
    #expect(run.out.contains("load"))
  }
}
