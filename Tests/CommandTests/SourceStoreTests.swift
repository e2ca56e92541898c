import LeakModel
import Testing

@testable import leaklint

/// The text of files is kept for those that are asked for, and only as long as it is the text that was analysed.
@Suite struct SourceStoreTests {
  private let folder = TemporaryFolder()

  private func store(_ names: String...) throws -> SourceStore {
    let files = names.map { FoundFile(path: FilePath(folder.path($0)), shown: FilePath($0), isNamed: true) }
    let store = SourceStore(files)
    for (index, file) in files.enumerated() {
      store.noteRead(ContentDigest(try FileReading.read(file.path).get()), at: index)
    }
    return store
  }

  @Test func whatIsAskedForIsWhatWasRead() throws {
    try folder.write("A.swift", "one")
    try folder.write("B.swift", "two")
    let store = try store("A.swift", "B.swift")
    #expect(store.bytes(of: "A.swift") == Array("one".utf8))
    #expect(store.bytes(of: "B.swift") == Array("two".utf8))
    #expect(store.bytes(of: "C.swift") == nil)
    #expect(store.changedFiles.isEmpty)
  }

  @Test func anotherTextIsNoticed() throws {
    for name in ["A.swift", "B.swift", "C.swift"] { try folder.write(name, "one") }
    let store = try store("A.swift", "B.swift", "C.swift")
    #expect(store.bytes(of: "C.swift") == Array("one".utf8))
    for name in ["A.swift", "B.swift", "C.swift"] { try folder.write(name, "two") }
    #expect(store.bytes(of: "B.swift") == nil)
    #expect(store.changedFiles == ["B.swift"])
    // It does not come back: other places may have been told that it is gone.
    try folder.write("B.swift", "one")
    #expect(store.bytes(of: "B.swift") == nil)
    // What has been asked for stays.
    #expect(store.bytes(of: "C.swift") == Array("one".utf8))
    #expect(store.changedFiles == ["B.swift"])
  }
}
