import Foundation
import LeakFixing
import LeakModel
import Testing

@testable import leaklint

/// `--fix`, `--unsafe` and `--diff`.
@Suite struct FixTests {
  private let folder = TemporaryFolder()

  /// One safe repair, and one that needs a look.
  private static let source = """
    func ready(_ isReady: Bool, completion: @escaping () -> Void) {
      guard isReady else { return }
      completion()
    }

    func count(_ isReady: Bool, completion: @escaping (Int) -> Void) {
      guard isReady else { return }
      completion(1)
    }

    """
  private static let safelyRepaired = source.replacingOccurrences(
    of: """
      guard isReady else { return }
      completion()
      """.indented,
    with: """
      guard isReady else {
        completion()
        return
      }
      completion()
      """.indented)

  @Test func safeRepairsAreAppliedAndTheRestIsReported() throws {
    try folder.write("A.swift", Self.source)
    let run = try Invocation(["--fix", "A.swift"], in: folder)
    #expect(try folder.read("A.swift") == Self.safelyRepaired)
    #expect(run.status == 1)
    #expect(run.out.contains("count") || run.out.contains("completion"))
    #expect(run.complaints.contains { $0.contains("1 finding repaired in 1 file") })
  }

  @Test func unsafeRepairsAreAppliedOnRequest() throws {
    try folder.write("A.swift", Self.source)
    let run = try Invocation(["--fix", "--unsafe", "A.swift"], in: folder)
    #expect(run.status == 0)
    #expect(try folder.read("A.swift").contains("completion(0)"))
    let repaired = try folder.read("A.swift")
    let second = try Invocation(["--fix", "--unsafe", "A.swift"], in: folder)
    #expect(second.status == 0)
    #expect(try folder.read("A.swift") == repaired)
  }

  @Test func aDiffChangesNothing() throws {
    try folder.write("A.swift", Self.source)
    let run = try Invocation(["--diff", "A.swift"], in: folder)
    #expect(try folder.read("A.swift") == Self.source)
    #expect(run.status == 1)
    #expect(
      run.out == """
        --- a/A.swift
        +++ b/A.swift
        @@ -1,5 +1,8 @@
         func ready(_ isReady: Bool, completion: @escaping () -> Void) {
        -  guard isReady else { return }
        +  guard isReady else {
        +    completion()
        +    return
        +  }
           completion()
         }
        \(" ")

        """)
  }

  @Test func lineEndsAndPermissionsAreKept() throws {
    try folder.write("A.swift", Self.source.replacingOccurrences(of: "\n", with: "\r\n"))
    chmod(folder.path("A.swift"), 0o640)
    _ = try Invocation(["--fix", "A.swift"], in: folder)
    #expect(try folder.read("A.swift") == Self.safelyRepaired.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try permissions("A.swift") == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["A.swift"])
  }

  @Test func aLinkIsNotFollowed() throws {
    let outside = TemporaryFolder()
    try outside.write("A.swift", Self.source)
    try outside.write("folder/B.swift", Self.source)
    try folder.makeFolder("tree")
    try folder.link("tree/A.swift", to: outside.path("A.swift"))
    try folder.link("tree/folder", to: outside.path("folder"))
    let run = try Invocation(["--fix", "tree"], in: folder)
    #expect(run.status == 2)
    #expect(try outside.read("A.swift") == Self.source)
    #expect(try outside.read("folder/B.swift") == Self.source)
    #expect(run.complaints.filter { $0.contains("not repaired") && $0.contains("link") }.count == 2)
  }

  @Test func aReadOnlyFileStaysAsItIs() throws {
    try folder.write("A.swift", Self.source)
    chmod(folder.path("A.swift"), 0o444)
    let run = try Invocation(["--fix", "A.swift"], in: folder)
    #expect(run.status == 2)
    #expect(try folder.read("A.swift") == Self.source)
    #expect(run.complaints.contains { $0.contains("A.swift: not repaired: is read-only") })
  }

  /// No byte can be written, as on a full disk.
  @Test func whatCannotBeWrittenLeavesTheFileAsItIs() throws {
    try folder.write("A.swift", Self.source)
    let shell = "trap '' XFSZ; ulimit -f 0; exec \"$0\" --fix A.swift >/dev/null 2>/dev/null"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", shell, try Invocation.executable().path]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(try folder.read("A.swift") == Self.source)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["A.swift"])
  }

  @Test func whatHasChangedSinceItWasReadStaysAsItIs() throws {
    try folder.write("A.swift", Self.source)
    let path = FilePath(folder.path("A.swift"))
    let status = try FileStatus.ofLink(path).get()
    let trouble = FileReplacement.replace(path, by: [0x2F], like: status) { "has changed since it was read" }
    #expect(trouble == "has changed since it was read")
    let found = FoundFile(path: path, shown: FilePath("A.swift"), isNamed: true)
    var repairs = FileRepairs(
      files: [found], bytes: { _ in Array("func other() {}".utf8) }, includesUnsafe: false,
      trees: [FilePath(folder.path)])
    let start = Place(file: "A.swift", start: Position(line: 1, column: 1), end: Position(line: 1, column: 1))
    let finding = Finding(
      rule: "any", severity: .warning, place: start, message: "any", primitive: "any", function: "any",
      fixes: [Fix(title: "any", safe: true, edits: [Edit(place: start, text: "//")])])
    #expect(repairs.apply([finding]).messages == ["A.swift: not repaired: has changed since it was read"])
    #expect(try folder.read("A.swift") == Self.source)
    repairs.bytes = { _ in nil }
    let outcome = repairs.apply([finding])
    #expect(outcome.hasFailed && outcome.messages == ["A.swift: not repaired: has changed since it was read"])
    repairs.bytes = { _ in Array(Self.source.utf8) }
    #expect(repairs.apply([finding]).changedFiles == 1)
    #expect(try folder.read("A.swift") == "//" + Self.source)
  }

  @Test func repairsThatOverlapAreRefused() {
    let place = Place(file: "A.swift", start: Position(line: 1, column: 1), end: Position(line: 1, column: 5))
    let findings = ["first", "second"].map { name in
      Finding(
        rule: name, severity: .warning, place: place, message: name, primitive: "any", function: "any",
        fixes: [Fix(title: name, safe: true, edits: [Edit(place: place, text: name)])])
    }
    let application = FixApplication(findings, to: Array("text here".utf8), includesUnsafe: false)
    #expect(application.applied.map(\.rule) == ["first"])
    #expect(application.refused.map(\.rule) == ["second"])
    #expect(String(decoding: application.bytes, as: UTF8.self) == "first here")
  }

  @Test func optionsThatContradictAreRefused() throws {
    try folder.write("A.swift", Self.source)
    #expect(try Invocation(["--fix", "--diff", "A.swift"], in: folder).status == 2)
    #expect(try Invocation(["--unsafe", "A.swift"], in: folder).status == 2)
    #expect(try folder.read("A.swift") == Self.source)
  }

  private func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
  }
}

extension String {
  /// As the body of a function.
  fileprivate var indented: String { split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") }
}
