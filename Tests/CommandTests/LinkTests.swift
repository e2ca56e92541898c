import Foundation
import Testing

/// Symbolic links.
@Suite struct LinkTests {
  private let folder = TemporaryFolder()

  @Test func aFileCountsOnceUnderItsPlainestPath() throws {
    try folder.copy("leak.swift", to: "src/Real.swift")
    try folder.link("a.swift", to: "src/Real.swift")
    try folder.link("another", to: "src")
    #expect(try Invocation.files([], in: folder) == ["src/Real.swift"])
    #expect(try Invocation.files(["a.swift"], in: folder) == ["a.swift"], "shown as named")
    #expect(try Invocation.files([".", "a.swift"], in: folder) == ["a.swift"], "named paths come first")
    #expect(try Invocation.files(["another"], in: folder) == ["another/Real.swift"])
    try FileManager.default.linkItem(atPath: folder.path("src/Real.swift"), toPath: folder.path("src/Same.swift"))
    #expect(try Invocation.files(["src"], in: folder) == ["src/Real.swift"])
  }

  @Test func linksOutOfTheFolderAreFollowed() throws {
    let outside = TemporaryFolder()
    try outside.copy("leak.swift", to: "lib/A.swift", "B.txt", "C.swift")
    try folder.link("lib", to: outside.path("lib"))
    try folder.link("B.swift", to: outside.path("B.txt"))
    try folder.link("C.txt", to: outside.path("C.swift"))
    try folder.link(".hidden", to: outside.path("lib"))
    try folder.link("Pods", to: outside.path("lib"))
    #expect(try Invocation.files([], in: folder) == ["B.swift", "lib/A.swift"])
    try folder.write(".gitignore", "/lib\n")
    #expect(try Invocation.files([], in: folder) == ["B.swift"])
  }

  @Test func loopsEnd() throws {
    try folder.copy("leak.swift", to: "a/A.swift", "a/b/B.swift")
    try folder.link("a/b/up", to: "..")
    try folder.link("a/self", to: ".")
    try folder.link("loop1", to: "loop2")
    try folder.link("loop2", to: "loop1")
    let run = try Invocation(["--format", "json"], in: folder)
    #expect(run.status == 1)
    #expect(
      run.complaints == [
        "leaklint: findings of forgotten-sender: 2 warnings", "leaklint: 2 findings in 2 files",
      ])
    #expect(try Invocation.files([], in: folder) == ["a/A.swift", "a/b/B.swift"])
  }

  @Test func linksThatLeadNowhereAreSaid() throws {
    try folder.copy("leak.swift", to: "A.swift")
    try folder.link("Dangling.swift", to: "Gone.swift")
    try folder.link("dangling", to: "gone")
    try folder.link("Loop.swift", to: "Loop.swift")
    let walked = try Invocation([], in: folder)
    #expect(walked.status == 1)
    #expect(
      walked.complaints == [
        "leaklint: Dangling.swift: no such file or folder",
        "leaklint: Loop.swift: a symbolic link that leads back to itself",
        "leaklint: 1 finding in 1 file; 2 left out, not readable",
      ])
    let named = try Invocation(["Dangling.swift", "Loop.swift", "A.swift"], in: folder)
    #expect(named.status == 2)
    #expect(named.out.contains("A.swift:3:"))
    #expect(named.complaints.contains("leaklint: Dangling.swift: a symbolic link to something that does not exist"))
  }
}
