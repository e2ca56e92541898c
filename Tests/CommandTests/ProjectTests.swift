import Foundation
import Testing

@testable import leaklint

/// Which files of a run are analysed together.
@Suite struct ProjectTests {
  private let folder = TemporaryFolder()
  private static let targets = "targets: [.target(name: \"Kit\")]"

  /// The files of each project, out of files with these names.
  private func projects(_ names: String...) throws -> [[String]] {
    for name in names where !FileManager.default.fileExists(atPath: folder.path(name)) { try folder.write(name, "") }
    try folder.makeFolder(".git")
    let files = names.map { FoundFile(path: FilePath(folder.path($0)), shown: FilePath($0), isNamed: false) }
    return Projects(of: files, in: WorkingFolder(path: FilePath(folder.path))).members.map { $0.map { names[$0] } }
  }

  private func manifest(_ text: String, in name: String) throws {
    try folder.write("\(name)/Package.swift", "let package = Package(\(text))")
  }

  @Test func packagesDoNotKnowOfEachOther() throws {
    try manifest(Self.targets, in: "A")
    try manifest(Self.targets, in: "B")
    #expect(
      try projects("A/Sources/Kit/One.swift", "A/Two.swift", "B/Three.swift", "A/Tests/Four.swift") == [
        ["A/Sources/Kit/One.swift", "A/Two.swift", "A/Tests/Four.swift"], ["B/Three.swift"],
      ])
  }

  @Test func aPathInAManifestJoins() throws {
    try manifest("dependencies: [.package(path: \"../B\")], \(Self.targets)", in: "A")
    try manifest("dependencies: [.package(name: \"C\", path : \"../inner/../C\")], \(Self.targets)", in: "B")
    for name in ["C", "D"] { try manifest(Self.targets, in: name) }
    #expect(
      try projects("A/1.swift", "B/1.swift", "C/1.swift", "D/1.swift", "inner/A.txt") != [],
      "the folder that a path goes through exists")
    #expect(
      try projects("A/1.swift", "B/1.swift", "C/1.swift", "D/1.swift") == [
        ["A/1.swift", "B/1.swift", "C/1.swift"], ["D/1.swift"],
      ])
  }

  @Test func aManifestForOtherToolsJoinsToo() throws {
    try manifest(Self.targets, in: "A")
    try manifest(Self.targets, in: "B")
    try folder.write("A/Package@swift-5.9.swift", "Package(dependencies: [.package(path: \"../B\")], \(Self.targets))")
    #expect(try projects("A/1.swift", "B/1.swift") == [["A/1.swift", "B/1.swift"]])
  }

  /// What cannot be seen may hold everything together.
  @Test(arguments: [
    "dependencies: [.package(path: root)], \(targets)",
    "dependencies: [.package(path: \"../\\(name)\")], \(targets)",
    "targets: []",
  ])
  func anOpenManifestJoinsAll(_ text: String) throws {
    try manifest(text, in: "A")
    try manifest(Self.targets, in: "B")
    try manifest(Self.targets, in: "C")
    #expect(try projects("A/1.swift", "B/1.swift", "C/1.swift").count == 1)
  }

  @Test func filesOfNoPackageJoinAll() throws {
    try manifest(Self.targets, in: "Packages/A")
    try manifest(Self.targets, in: "Packages/B")
    #expect(try projects("Packages/A/1.swift", "Packages/B/1.swift").count == 2)
    #expect(try projects("App/App.swift", "Packages/A/1.swift", "Packages/B/1.swift").count == 1)
  }

  @Test func anotherWorkTreeIsAnotherProject() throws {
    try folder.makeFolder("Vendor/.git")
    #expect(try projects("App/App.swift", "Vendor/1.swift", "Vendor/in/2.swift").map(\.count) == [1, 2])
  }

  /// Two functions of one name in two packages: each is called where it belongs.
  @Test func namesOfOtherPackagesMeanNothing() throws {
    for (name, body) in [("A", "done()"), ("B", "")] {
      try manifest(Self.targets, in: name)
      try folder.write("\(name)/Helper.swift", "func pass(_ done: @escaping () -> Void) { \(body); print() }\n")
      try folder.write("\(name)/User.swift", "func load(completion: @escaping () -> Void) { pass(completion) }\n")
    }
    #expect(try Invocation.files(["."], in: folder) == ["B/Helper.swift"])
  }
}
