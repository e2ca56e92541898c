import Foundation
import Testing

@testable import leaklint

/// `--baseline` and `--write-baseline`.
@Suite struct BaselineTests {
  private let folder = TemporaryFolder()

  /// A function that leaks on as many returns as there are conditions.
  private func leaking(_ name: String, _ conditions: String...) -> String {
    let exits = conditions.map { "      guard \($0) else { return }\n" }.joined()
    return """
      func \(name)(_ fetch: @escaping (@escaping (Int) -> Void) -> Void) async -> Int {
        await withCheckedContinuation { continuation in
          fetch { value in
      \(exits)      continuation.resume(returning: value)
          }
        }
      }

      """
  }

  private func check(_ arguments: String...) throws -> Invocation {
    try Invocation(["--format", "json", "--baseline", "known"] + arguments, in: folder)
  }

  @Test func whatIsKnownIsSilent() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    let written = try Invocation(["--write-baseline", "known"], in: folder)
    #expect(written.status == 0)
    #expect(written.complaints.last?.contains("1 written to known") == true)
    let checked = try check()
    #expect(checked.status == 0)
    #expect(checked.out == "[\n]\n")
    #expect(checked.complaints.last?.contains("1 known to the baseline") == true)
  }

  /// What the baseline knows is neither told of nor repaired.
  @Test func repairsAreOfNewFindingsOnly() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    let old = leaking("load", "value > 0")
    try folder.write("A.swift", old + leaking("fetch", "value > 9"))
    #expect(try check("--fix", "--unsafe").status == 0)
    let repaired = try folder.read("A.swift")
    #expect(repaired.hasPrefix(old))
    #expect(repaired.dropFirst(old.count).contains("continuation.resume(returning: 0)"))
  }

  @Test func movedCodeStaysKnown() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("A.swift", "// moved down\n\n" + leaking("other").replacing("other", with: "calm"))
    try folder.write("B.swift", "import Foundation\n\n\n" + leaking("load", "value > 0"))
    #expect(try check().status == 0)
  }

  @Test func aNewExitIsNew() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("A.swift", leaking("load", "value > 0", "value != 7"))
    #expect(try check().status == 1)
  }

  @Test func anExitOfTheSameTextIsNewToo() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("A.swift", leaking("load", "value > 0", "ready()", "ready()") + "func ready() -> Bool { true }\n")
    #expect(try check().status == 1)
  }

  @Test func aMendedExitKeepsTheRestKnown() throws {
    try folder.write("A.swift", leaking("load", "value > 0", "value != 7"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("A.swift", leaking("load", "value != 7"))
    #expect(try check().status == 0)
  }

  @Test func twoOfAKindNeedTwoEntries() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("B.swift", "enum Second {\n  static " + leaking("load", "value > 0") + "}\n")
    #expect(try Invocation.files(["--baseline", "known"], in: folder) == ["B.swift"])
  }

  @Test func itIsSortedByFile() throws {
    for name in ["C.swift", "A.swift", "B.swift"] { try folder.write(name, leaking("load", "value > 0")) }
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    let lines = try folder.read("known").split(separator: "\n").dropFirst(2).map(String.init)
    #expect(lines.count == 3)
    #expect(lines.map { $0.split(separator: "\t")[1] } == ["A.swift", "B.swift", "C.swift"])
  }

  /// Two branches that each write it anew merge where they add to different places; where both add between the same two
  /// entries, git is told to keep the lines of both, and their order does not matter.
  @Test(arguments: [("B.swift", "H.swift", false), ("B.swift", "C.swift", true)])
  func twoBranchesMerge(_ mine: String, _ theirs: String, _ isUnion: Bool) throws {
    let git = Repository(folder)
    let leak = { (name: String) in leaking("load" + name.prefix(1), "value > 0") }
    for name in ["A.swift", "E.swift", "G.swift", "K.swift"] { try folder.write(name, leak(name)) }
    if isUnion { try folder.write(".gitattributes", "known merge=union\n") }
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try git.commit()
    for (branch, name) in [("theirs", theirs), ("mine", mine)] {
      try git.run("checkout", "-q", "-b", branch, "main")
      try folder.write(name, leak(name))
      #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
      try git.commit()
    }
    try git.run("merge", "-q", "-m", "both", "theirs")
    let checked = try check()
    #expect(checked.status == 0 && checked.out == "[\n]\n")
    #expect(checked.complaints.last?.hasSuffix("6 known to the baseline") == true)
    let merged = try folder.read("known")
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    #expect(Set(try folder.read("known").split(separator: "\n")) == Set(merged.split(separator: "\n")))
  }

  @Test func entriesThatFoundNothingAreCounted() throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    #expect(try Invocation(["--write-baseline", "known"], in: folder).status == 0)
    try folder.write("A.swift", leaking("load"))
    #expect(try check().complaints.last?.contains("1 of the baseline no longer found") == true)
  }

  @Test(arguments: [
    ("", "known:1: is no baseline"), ("[]\n", "known:1: is no baseline"),
    ("# leaklint baseline 1\nforgotten-sender\tA.swift\n", "known:2: line 2 is no entry"),
    ("# leaklint baseline 1\n<<<<<<< HEAD\n", "known:2: line 2 begins a conflict of a merge"),
    ("# leaklint baseline 1\nr\tA.swift\tf()\tp\tzz\n", "known:2: line 2 is no entry"),
  ])
  func aBrokenBaselineIsAFailure(_ text: String, _ complaint: String) throws {
    try folder.write("A.swift", leaking("load", "value > 0"))
    try folder.write("known", text)
    let checked = try check()
    #expect(checked.status == 2)
    #expect(checked.complaints.contains { $0.contains(complaint) })
    #expect(checked.out.contains("forgotten-sender"), "What was found is still reported")
  }

  @Test func aMissingBaselineIsAFailure() throws {
    try folder.write("A.swift", leaking("load"))
    #expect(try check().status == 2)
  }
}
