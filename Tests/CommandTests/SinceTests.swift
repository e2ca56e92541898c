import Foundation
import Testing

/// `--since`, with real repositories.
@Suite struct SinceTests {
  private let folder = TemporaryFolder()

  private static let leak = """
    func load(_ fetch: @escaping (@escaping (Int) -> Void) -> Void) async -> Int {
      await withCheckedContinuation { continuation in
        fetch { value in
          guard value > 0 else { return }
          continuation.resume(returning: value)
        }
      }
    }

    """

  private func git(_ arguments: String...) throws { try Repository(folder).run(arguments) }
  private func commit() throws { try Repository(folder).commit() }

  private func found(_ revision: String = "HEAD") throws -> [String] {
    try Invocation.files(["--since", revision], in: folder)
  }

  @Test func whatDidNotChangeIsLeftOut() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    #expect(try found() == [])
    try folder.write("A.swift", Self.leak + "func other() {}\n")
    #expect(try found() == [], "Lines elsewhere in the file")
  }

  @Test func aChangedLineOfThePathIsEnough() throws {
    try folder.write("Sources/A.swift", Self.leak)
    try commit()
    try folder.write("Sources/A.swift", Self.leak.replacing("value > 0", with: "value > 1"))
    #expect(try found() == ["Sources/A.swift"])
  }

  /// What is not reported is not repaired.
  @Test func repairsAreOfReportedFindingsOnly() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    let new = Self.leak.replacing("func load", with: "func fetch")
    try folder.write("A.swift", Self.leak + new)
    let run = try Invocation(["--since", "HEAD", "--fix", "--unsafe"], in: folder)
    #expect(run.status == 0)
    let repaired = try folder.read("A.swift")
    #expect(repaired.hasPrefix(Self.leak))
    #expect(repaired.dropFirst(Self.leak.count).contains("continuation.resume(returning: 0)"))
  }

  @Test func aLineTakenOutCounts() throws {
    let mended = Self.leak.replacing(
      "guard value > 0 else { return }",
      with: "guard value > 0 else {\n      continuation.resume(returning: 0)\n return }")
    try folder.write("A.swift", mended)
    try commit()
    try folder.write("A.swift", mended.replacing("      continuation.resume(returning: 0)\n", with: ""))
    #expect(try found() == ["A.swift"])
  }

  @Test func newFilesAreNewThroughout() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    try folder.write("B.swift", Self.leak)
    #expect(try found() == ["B.swift"])
  }

  /// A path is no line: what a file says counts, not where it lies.
  @Test func renamedFilesAreNotNew() throws {
    try folder.write("A.swift", Self.leak)
    try folder.write("B.swift", "// Another\n" + Self.leak)
    try commit()
    try git("mv", "A.swift", "Moved.swift")
    try folder.makeFolder("Sources")
    try git("mv", "B.swift", "Sources/B.swift")
    #expect(try found() == [])
    try folder.write("Moved.swift", Self.leak.replacing("value > 0", with: "value > 1"))
    #expect(try found() == ["Moved.swift"])
    try folder.write("Copied.swift", Self.leak)
    try folder.write("Moved.swift", Self.leak)
    #expect(try found().count == 1, "A file that is gone became one other file")
  }

  @Test func submodulesHaveTheirOwnRevision() throws {
    let module = SinceTests()
    try module.folder.write("A.swift", Self.leak)
    try module.commit()
    try folder.write("B.swift", Self.leak)
    try commit()
    try git("-c", "protocol.file.allow=always", "submodule", "add", "-q", module.folder.path, "Module")
    try git("commit", "-q", "-m", "two")
    #expect(try found() == [])
    try folder.write("Module/A.swift", Self.leak.replacing("value > 0", with: "value > 1"))
    #expect(try found() == ["Module/A.swift"])
  }

  @Test func aShallowCloneIsNamed() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    try folder.write("A.swift", Self.leak + "// two\n")
    try git("commit", "-qam", "two")
    let clone = SinceTests()
    try clone.git("clone", "-q", "--depth=1", "file://\(folder.path)", clone.folder.path)
    let run = try Invocation(["--since=HEAD~1"], in: clone.folder)
    #expect(run.status == 2)
    #expect(run.complaints.contains { $0.contains("a shallow clone: fetch its history first") })
    #expect(try Invocation.files(["--since=HEAD"], in: clone.folder) == [])
  }

  /// A clone without the old texts is asked for them: nothing is fetched, and nothing is taken for new.
  @Test func whatIsMissingInAPartialCloneIsAFailure() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    try folder.write("A.swift", Self.leak.replacing("value > 0", with: "value > 1"))
    try git("commit", "-qam", "two")
    try git("config", "uploadpack.allowFilter", "true")
    let clone = SinceTests()
    try clone.git("clone", "-q", "--filter=blob:none", "file://\(folder.path)", clone.folder.path)
    let evil = clone.folder.path("evil.sh")
    try clone.folder.write("evil.sh", "#!/bin/sh\ntouch \(clone.folder.path("ran"))\n")
    chmod(evil, 0o755)
    for url in ["ext::\(evil)", "file://\(folder.path)", "ssh://example.com/x"] {
      try clone.git("config", "remote.origin.url", url)
      try clone.git("config", "remote.origin.uploadpack", evil)
      let run = try Invocation(["--since=HEAD~1"], in: clone.folder)
      #expect(run.status == 2, "\(url)")
      #expect(run.out.contains("A.swift"), "What was found is still reported")
      #expect(!FileManager.default.fileExists(atPath: clone.folder.path("ran")))
    }
  }

  @Test func onlyTheLineEndsChanged() throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    try folder.write("A.swift", Self.leak.replacing("\n", with: "\r\n"))
    #expect(try found() == [])
  }

  @Test(arguments: ["no-such-thing", "--output=x", "-h"])
  func aWrongRevisionIsAFailure(_ revision: String) throws {
    try folder.write("A.swift", Self.leak)
    try commit()
    let run = try Invocation(["--since=\(revision)"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaints.contains { $0.contains("is no revision") })
    #expect(run.out.contains("forgotten-sender"), "What was found is still reported")
  }

  @Test func outsideOfARepositoryItIsAFailure() throws {
    try folder.write("A.swift", Self.leak)
    #expect(try Invocation(["--since", "HEAD"], in: folder).status == 2)
  }

  /// A repository may come from anywhere: nothing that its configuration names may run.
  @Test func aHostileRepositoryRunsNothing() throws {
    try folder.write("A.swift", Self.leak)
    try folder.write(".gitattributes", "*.swift filter=evil diff=evil\n")
    try commit()
    try folder.write("evil.sh", "#!/bin/sh\ntouch \(folder.path("ran"))\ncat\n")
    chmod(folder.path("evil.sh"), 0o755)
    let evil = folder.path("evil.sh")
    for setting in [
      "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.evil.textconv", "diff.evil.command",
      "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "pager.cat-file", "pager.rev-parse",
      "alias.rev-parse", "alias.cat-file", "credential.helper", "core.askPass",
    ] {
      try git("config", setting, setting.hasPrefix("alias") ? "!\(evil)" : evil)
    }
    for hook in ["post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout", "fsmonitor-watchman"] {
      try folder.write(".git/hooks/\(hook)", "#!/bin/sh\ntouch \(folder.path("ran"))\n")
      chmod(folder.path(".git/hooks/\(hook)"), 0o755)
    }
    try folder.write("A.swift", Self.leak.replacing("value > 0", with: "value > 1"))
    #expect(try found() == ["A.swift"])
    #expect(!FileManager.default.fileExists(atPath: folder.path("ran")))
  }
}
