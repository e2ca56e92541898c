import Foundation
import Testing

/// The example of README.md is what leaklint prints.
///
/// Where a change is meant, run the tests with `LEAKLINT_UPDATE_SNAPSHOTS=1` and read the difference.
@Suite struct ReadmeTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
  private static let prompt = "$ leaklint Price.swift\n"
  private static let end = "\n$ echo $?\n1\n"

  @Test func theExampleIsReal() throws {
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    let source = try #require(readme.firstMatch(of: /```swift\n(?<code>(?s:.*?))```/)).output.code
    let start = try #require(readme.range(of: Self.prompt)).upperBound
    let end = try #require(readme.range(of: Self.end, range: start..<readme.endIndex)).lowerBound
    let folder = TemporaryFolder()
    try folder.write("Price.swift", String(source))
    let run = try Invocation(["Price.swift"], in: folder)
    #expect(run.status == 1)
    let printed = String(run.out.dropLast())
    if ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_SNAPSHOTS"] == "1" {
      try Data((readme[..<start] + printed + readme[end...]).utf8).write(to: Self.file)
      return
    }
    #expect(printed == readme[start..<end], "README.md shows another output than leaklint prints")
  }
}
