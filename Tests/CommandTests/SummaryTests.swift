import Foundation
import LeakModel
import LeakSummary
import Testing

@testable import leaklint

/// `leaklint summarize`, and `leaklint check --summaries` with what it writes.
@Suite struct SummaryTests {
  private let folder = TemporaryFolder()

  private static let desk = """
    /// What the reader knows of it.
    public final class Desk {
      var orders: [CheckedContinuation<Int, Never>] = []
      public init() {}

      /// Drops its handler where there is nothing to ask for.
      public func ask(_ count: Int, completion: @escaping (Int) -> Void) {
        guard count > 0 else {
          return
        }
        completion(count)
      }

      public func label() -> String {
        let text = "desk"
        return text
      }
    }

    """
  private static let more = """
    extension Desk {
      public func answer(_ waiting: CheckedContinuation<Int, Never>) {
        waiting.resume(returning: 1)
      }

      // Nobody can end this wait.
      public func order() async -> Int {
        await withCheckedContinuation { orders.append($0) }
      }
    }

    """
  private static let guest = """
    import Desk

    func twice(at desk: Desk) async -> Int {
      await withCheckedContinuation { waiting in
        desk.answer(waiting)
        waiting.resume(returning: 2)
      }
    }

    func first(at desk: Desk) async -> Int? {
      await withTaskGroup(of: Int?.self) { group in
        group.addTask { await desk.order() }
        group.addTask {
          try? await Task.sleep(for: .seconds(1))
          return nil
        }
        let first = await group.next()
        group.cancelAll()
        return first ?? nil
      }
    }

    """

  init() throws {
    try folder.write("Desk/Desk.swift", Self.desk)
    try folder.write("Desk/More.swift", Self.more)
    try folder.write("Guest/Guest.swift", Self.guest)
  }

  private func summarize(_ arguments: String...) throws {
    let run = try Invocation(["summarize"] + arguments, in: folder)
    #expect(run.status == 0)
    #expect(run.complaints.isEmpty, "\(run.complaints)")
  }

  private func findings(_ arguments: [String]) throws -> Set<String> {
    let run = try Invocation(["check", "--format", "json", "--rule", "all", "-q"] + arguments, in: folder)
    return Set(run.out.split(separator: "\n").map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) })
  }

  @Test func theModulesTogetherAreTheWhole() throws {
    try summarize("Desk", "-o", "Desk.leaksum")
    let whole = try findings(["Desk", "Guest"])
    let desk = try findings(["Desk"])
    let guest = try findings(["--summaries", "Desk.leaksum", "Guest"])
    #expect(desk.union(guest) == whole)
    #expect(guest.contains { $0.contains("\"double-resume\"") })
    #expect(guest.contains { $0.contains("\"file\":\"Desk/More.swift\",\"line\":8,\"column\":11") }, "steps elsewhere")
    #expect(try findings(["Guest", "--summaries", "Desk.leaksum"]) == guest)
    #expect(try findings(["Guest"]).isDisjoint(with: guest.subtracting(["[", "]"])))
  }

  @Test func theSameSourcesMakeTheSameBytes() throws {
    try folder.makeFolder("a")
    try folder.makeFolder("b")
    try summarize("Desk", "-o", "a/Desk.leaksum", "--module", "Desk")
    try summarize("./Desk/More.swift", folder.path("Desk/Desk.swift"), "-o", "b/Desk.leaksum")
    let bytes = try Data(contentsOf: folder.url("a/Desk.leaksum"))
    #expect(try Data(contentsOf: folder.url("b/Desk.leaksum")) == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("Desk/Desk.swift") && !text.contains(folder.path))
    #expect(bytes.count < Self.desk.utf8.count + Self.more.utf8.count)
    // Neither comments nor bodies that nobody asks for are in it.
    let edited = Self.desk.replacing("reader", with: "writer").replacing("\"desk\"", with: "\"table\"")
    try folder.write("Desk/Desk.swift", edited)
    try summarize("Desk", "-o", "a/Desk.leaksum")
    #expect(try Data(contentsOf: folder.url("a/Desk.leaksum")) == bytes)
  }

  @Test func whatCannotBeReadIsNamed() throws {
    try summarize("Desk", "-o", "Desk.leaksum")
    let bytes = [UInt8](try Data(contentsOf: folder.url("Desk.leaksum")))
    var damaged = bytes
    damaged[bytes.count / 2] ^= 1
    try folder.write("Damaged.leaksum", damaged)
    try folder.write("Cut.leaksum", Array(bytes.prefix(bytes.count / 2)))
    try folder.write("Text.leaksum", "import Desk\n")
    try folder.write("New.leaksum", Array("leaksum 9".utf8) + bytes.dropFirst(9))
    let causes = [
      "Damaged": "does not have the checksum", "Cut": "does not have the checksum", "Text": "is no summary of leaklint",
      "New": "has format 9 of summaries", "Gone": "no such file",
    ]
    for (name, cause) in causes {
      let run = try Invocation(["check", "Guest", "--summaries", "\(name).leaksum"], in: folder)
      #expect(run.status == 2)
      #expect(run.complaints.contains { $0.hasPrefix("leaklint: \(name).leaksum: \(cause)") }, "\(run.complaints)")
    }
  }

  @Test func otherModelsMakeOtherSummaries() throws {
    try summarize("Desk", "-o", "Desk.leaksum")
    try folder.write(
      "Guest/.leaklint.yml",
      "models:\n  functions:\n    - name: tell\n      closure: later-once\n      reason: the desk calls when it is free\n"
    )
    let run = try Invocation(["check", "Guest", "--summaries", "Desk.leaksum"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaints.contains { $0.contains("Desk.leaksum: was made with other models") }, "\(run.complaints)")
  }

  @Test func aSummaryHoldsNoPathOfThisMachine() throws {
    let elsewhere = TemporaryFolder()
    try elsewhere.write("Desk.swift", Self.desk)
    let run = try Invocation(["summarize", elsewhere.path, "-o", "Desk.leaksum"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaints.contains { $0.contains("not below the current folder") }, "\(run.complaints)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("Desk.leaksum")))
  }

  /// Who else uses a waiter decides whether a function drops it, and a module does not know who depends on it.
  @Test func aModuleIsJudgedWithoutThoseAboveIt() throws {
    let drop = """
      public func count(_ waiting: CheckedContinuation<Int, Never>) {
        let total = 1
        print(total)
      }

      """
    let use = """
      import Counter

      func ask() async -> Int {
        await withCheckedContinuation { waiting in
          count(waiting)
          waiting.resume(returning: 2)
        }
      }

      """
    try folder.write("Counter/Counter.swift", drop)
    try folder.write("User/User.swift", use)
    try summarize("Counter", "-o", "Counter.leaksum")
    #expect(try findings(["Counter", "User"]) == ["[", "]"])
    #expect(try findings(["User", "--summaries", "Counter.leaksum"]) == ["[", "]"])
    let counter = try findings(["Counter"])
    #expect(counter.count == 3 && counter.contains { $0.contains("'waiting' is never resumed") })
  }

  private func write(_ text: String, as name: String) throws {
    let bytes = Array(text.utf8)
    var origins = LineOrigins()
    let lines = bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }.lineCount
    for line in 1...lines { origins.append(number: Int32(line), indent: 0) }
    let file = ModuleSummary.File(path: "Desk/\(name).swift", text: bytes, origins: origins)
    let summary = ModuleSummary(
      tool: Leaklint.version, knowledge: Settings().models.digest, module: name, files: [file])
    try folder.write("\(name).leaksum", summary.bytes)
  }

  /// A summary that is well-formed, and whose text is not what leaklint writes.
  @Test func hostileTextsAreNamed() throws {
    let deep = String(repeating: "[", count: 5000)
    let texts = ["Deep": "let a = \(deep)", "Binary": "let a = 1\0", "Broken": "func ) {{ class <<<", "Empty": ""]
    for (name, text) in texts { try write(text, as: name) }
    for name in texts.keys.sorted() {
      let run = try Invocation(["check", "Guest", "--summaries", "\(name).leaksum"], in: folder)
      let isRefused = ["Deep", "Binary"].contains(name)
      #expect(run.status == (isRefused ? 2 : 0), "\(name): \(run.complaints)")
      let complaint = "leaklint: \(name).leaksum: its Desk/\(name).swift cannot be used: left out: "
      #expect(run.complaints.contains { $0.hasPrefix(complaint) } == isRefused, "\(run.complaints)")
    }
  }
}
