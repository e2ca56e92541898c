import Foundation
import Testing

/// What is found in tests weighs less, from wherever one looks.
@Suite struct TestCodeTests {
  private let folder = TemporaryFolder()

  private func severities(_ path: String, at subfolder: String = "") throws -> [String] {
    let invocation = try Invocation(["--format", "json", path], in: folder, at: subfolder)
    let findings = try JSONSerialization.jsonObject(with: Data(invocation.out.utf8)) as? [[String: Any]]
    return try #require(findings).compactMap { $0["severity"] as? String }
  }

  @Test(arguments: [".git/HEAD", "Package.swift"])
  func testsAreTestsFromWithin(_ root: String) throws {
    try folder.write(root, "")
    try folder.copy("leak.swift", to: "Tests/KitTests/A.swift")
    for (subfolder, path) in [("", "."), ("Tests", "."), ("Tests/KitTests", "."), ("Tests/KitTests", "A.swift")] {
      #expect(try severities(path, at: subfolder) == ["note"], "\(path) in '\(subfolder)'")
    }
  }

  /// A working copy of a project, in a folder of somebody who tries things out.
  @Test func aProjectInAFolderOfTestsIsNoTest() throws {
    try folder.write("tests/Kit/Package.swift", "")
    try folder.copy("leak.swift", to: "tests/Kit/Sources/A.swift")
    #expect(try severities(".") == ["warning"])
    #expect(try severities(".", at: "tests/Kit") == ["warning"])
  }

  /// Nothing says how far the project goes: the path that is shown counts.
  @Test func withoutAProjectTheShownPathCounts() throws {
    try folder.copy("leak.swift", to: "Tests/A.swift")
    #expect(try severities(".") == ["note"])
    #expect(try severities(".", at: "Tests") == ["warning"])
  }
}
