import Foundation
import LeakModel
import Testing

@testable import leaklint

/// What one run keeps for the next: the same findings for less, and never wrong ones.
@Suite struct CacheTests {
  private let folder = TemporaryFolder()
  private let cache = TemporaryFolder()
  private static let leak = """
    func load(completion: @escaping (Int) -> Void) {
      guard Bool.random() else { return }
      completion(1)
    }

    """

  private func run(_ arguments: String...) throws -> Invocation {
    try Invocation(["--cache-folder", cache.path] + arguments, in: folder)
  }

  /// The files of the cache, by their path in it.
  private var entries: [String] {
    (FileManager.default.enumerator(atPath: cache.path)?.compactMap { $0 as? String } ?? [])
      .filter { !(FileManager.default.contents(atPath: cache.path($0)) ?? Data()).isEmpty }.sorted()
  }

  @Test func theNextRunSaysTheSame() throws {
    try folder.write("A.swift", Self.leak)
    try folder.write("B.swift", "func broken( {\n")
    try folder.write("C.swift", "// leaklint:ignore forgotten-sender -- on purpose\n\(Self.leak)")
    let cold = try run("--no-config")
    #expect(entries.count == 1)
    for format in ["text", "json", "sarif", "concise", "github"] {
      let plain = try Invocation(["--no-cache", "--format", format], in: folder)
      let warm = try run("--format", format)
      #expect(warm.out == plain.out)
      #expect(warm.complaints == plain.complaints)
      #expect(warm.status == plain.status)
    }
    #expect(cold.status == 1)
    #expect(entries.count == 1)
    #expect(try run("--diff", "--unsafe").out.contains("+"))
  }

  /// An entry is used: one that says something else is believed.
  @Test func whatIsKeptIsUsed() throws {
    try folder.write("A.swift", Self.leak)
    _ = try run()
    let name = try #require(entries.first)
    let key = name.replacing("/", with: "")
    let bytes = try Array(Data(contentsOf: cache.url(name)))
    var entry = try #require(CacheEntry(bytes, key: CacheKey(name: key)))
    entry.report.findings[0].message = "something else"
    try cache.write(name, try #require(entry.bytes))
    #expect(try run("--format", "concise").out.contains("something else"))
    #expect(try !run("--format", "concise", "--skip", "blocking-wait").out.contains("something else"))
    try folder.write(".leaklint.yml", "models:\n  functions:\n    - call: other\n      closure: once\n")
    #expect(try !run("--format", "concise").out.contains("something else"))
  }

  @Test func whatIsNotWholeIsMadeAnew() throws {
    try folder.write("A.swift", Self.leak)
    let right = try run()
    let name = try #require(entries.first)
    let bytes = try Array(Data(contentsOf: cache.url(name)))
    var damaged = bytes
    damaged[bytes.count / 2] ^= 1
    for bad in [[], Array(bytes.dropLast()), bytes + [0], damaged, Array(bytes.dropFirst()), Array(bytes.prefix(90))] {
      try cache.write(name, bad)
      #expect(try run().out == right.out)
      #expect(try Array(Data(contentsOf: cache.url(name))) != bad)
    }
  }

  @Test func anEntryOfAnotherKeyIsNone() throws {
    let report = Report(findings: [], notices: [], fileCount: 1)
    let bytes = try #require(CacheEntry(key: CacheKey(name: "a"), report: report).bytes)
    #expect(CacheEntry(bytes, key: CacheKey(name: "a")) != nil)
    #expect(CacheEntry(bytes, key: CacheKey(name: "b")) == nil)
  }

  @Test func noCacheMeansNone() throws {
    try folder.write("A.swift", Self.leak)
    let hidden = ["XDG_CACHE_HOME": cache.path]
    _ = try Invocation(["--no-cache"], in: folder, environment: hidden)
    #expect(entries.isEmpty)
    _ = try Invocation([], in: folder, environment: hidden)
    #expect(entries.allSatisfy { $0.hasPrefix("leaklint/") } && entries.count == 1)
    #expect(try run("--no-cache").status == 2)
  }

  @Test func aFolderThatCannotBeUsedIsSaidAndNoFailure() throws {
    try folder.write("A.swift", Self.leak)
    try folder.write("file", "")
    let run = try Invocation(["--cache-folder", "file/cache"], in: folder)
    #expect(run.status == 1)
    #expect(run.out.contains("A.swift"))
    #expect(
      run.complaints.first == "leaklint: nothing is kept for the next run: file/cache: not a directory")
    // Root may write anywhere.
    guard geteuid() != 0 else { return }
    chmod(cache.path, 0o500)
    let readOnly = try self.run()
    #expect(readOnly.status == 1)
    #expect(readOnly.complaints.contains { $0.hasSuffix("permission denied") })
  }

  @Test func aProjectIsMadeAnewAndTheOthersAreNot() throws {
    for name in ["A", "B", "C"] {
      try folder.write("\(name)/Package.swift", "let package = Package(targets: [.target(name: \"Kit\")])")
      try folder.write("\(name)/Sources/File.swift", Self.leak)
    }
    _ = try run()
    #expect(entries.count == 3)
    try folder.write("B/Sources/File.swift", "// changed\n\(Self.leak)")
    _ = try run()
    #expect(entries.count == 4)
  }

  @Test func theFolderDoesNotGrowWithoutEnd() throws {
    let place = CacheFolder(path: FilePath(cache.path), limit: 1000)
    for number in 0..<20 {
      let name = ContentDigest(Array("\(number)".utf8)).description
      #expect(place.write([UInt8](repeating: 65, count: 100), name) == nil)
      // The order in which they were used.
      let time = timespec(tv_sec: 1_000_000 + number, tv_nsec: 0)
      _ = [time, time].withUnsafeBufferPointer {
        utimensat(AT_FDCWD, cache.path("\(name.prefix(2))/\(name.dropFirst(2))"), $0.baseAddress, 0)
      }
    }
    try cache.write("ab/.left.123.tmp", "left by a killed process")
    let old = timespec(tv_sec: 1_000_000, tv_nsec: 0)
    _ = [old, old].withUnsafeBufferPointer { utimensat(AT_FDCWD, cache.path("ab/.left.123.tmp"), $0.baseAddress, 0) }
    place.shrink()
    #expect(entries.count == 8)
    for number in 12..<20 { #expect(place.read(ContentDigest(Array("\(number)".utf8)).description) != nil) }
  }

  /// Whatever changes, a run with what earlier runs have kept says what a run without it says.
  @Test(arguments: 1...3) func randomEdits(seed: UInt64) throws {
    var chance = Chance(state: seed)
    let texts = [
      Self.leak, "", "func load(completion: @escaping (Int) -> Void) { completion(1) }\n",
      "func pass(_ done: @escaping () -> Void) { print() }\n", "func pass(_ done: @escaping () -> Void) { done() }\n",
      "func use(completion: @escaping () -> Void) { pass(completion) }\n",
      "func stop() -> Never { while true {} }\n",
      "func end(completion: @escaping () -> Void) { if Bool.random() { stop() }; completion() }\n",
    ]
    for name in ["A", "B"] {
      try folder.write("\(name)/Package.swift", "let package = Package(targets: [.target(name: \"Kit\")])")
    }
    for _ in 0..<12 {
      let name = "\(chance.one(of: ["A", "B"]))/\(chance.one(of: [1, 2, 3])).swift"
      if chance.one(of: [true, false, false, false, false]) {
        try? FileManager.default.removeItem(at: folder.url(name))
      } else {
        try folder.write(name, chance.one(of: texts) + chance.one(of: texts))
      }
      let warm = try run("--format", "json", "--no-config")
      let cold = try Invocation(["--format", "json", "--no-cache", "--no-config"], in: folder)
      #expect(warm.out == cold.out)
      #expect(warm.complaints == cold.complaints)
    }
  }

  /// The same choices in every run of the tests.
  private struct Chance {
    var state: UInt64

    mutating func one<Choice>(of choices: [Choice]) -> Choice {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return choices[Int(state >> 33) % choices.count]
    }
  }
}
