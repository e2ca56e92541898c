import Foundation
import Testing

/// `--output`.
@Suite struct OutputTests {
  private let folder = TemporaryFolder()

  init() throws { try folder.copy("leak.swift", to: "A.swift") }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }

  @Test func findingsGoToTheFileOnly() throws {
    let run = try Invocation(["--format", "json", "--output", "out.json"], in: folder)
    #expect(run.status == 1 && run.out.isEmpty)
    #expect(try folder.read("out.json") == Invocation(["--format", "json"], in: folder).out)
    #expect(names == ["A.swift", "out.json"], "nothing is left beside the file")
  }

  @Test func anOldFileIsReplacedWithItsPermissions() throws {
    try folder.write("out.txt", String(repeating: "old\n", count: 1_000))
    chmod(folder.path("out.txt"), 0o600)
    #expect(try Invocation(["--output", "out.txt"], in: folder).status == 1)
    #expect(try folder.read("out.txt").hasPrefix("A.swift:3:"))
    #expect(try !folder.read("out.txt").contains("old"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("out.txt"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func aLinkIsFollowed() throws {
    try folder.write("real.txt", "old")
    try folder.link("out.txt", to: "real.txt")
    #expect(try Invocation(["--output", "out.txt"], in: folder).status == 1)
    #expect(try folder.read("real.txt").hasPrefix("A.swift:3:"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("out.txt")) == "real.txt")
  }

  @Test func aDeviceIsNotReplaced() throws {
    #expect(try Invocation(["--output", "/dev/null"], in: folder).status == 1)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    #expect(try Invocation(["--output", "-"], in: folder).out.hasPrefix("A.swift:3:"))
  }

  @Test(arguments: ["missing/out.txt", ".", "A.swift/out.txt"])
  func whatCannotBeWrittenGives2(_ name: String) throws {
    let before = names
    let run = try Invocation(["--output", name], in: folder)
    #expect(run.status == 2 && run.out.isEmpty)
    #expect(run.complaints.contains { $0.hasPrefix("leaklint: \(name): ") })
    #expect(names == before)
  }
}
