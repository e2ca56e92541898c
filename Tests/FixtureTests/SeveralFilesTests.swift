import LeakModel
import Testing

/// What is found does not depend on how declarations are spread over files, nor on the order in which files and
/// functions come.
struct SeveralFilesTests {
  /// Functions that call each other in a cycle, with a way that forgets the handler, and those that rely on them.
  private static let declarations = [
    """
    protocol Shop {
      func order(_ name: String, _ done: @escaping (Int) -> Void)
    }
    """,
    """
    final class Corner {
      let depot = Depot()
    }
    """,
    """
    extension Corner: Shop {
      func order(_ name: String, _ done: @escaping (Int) -> Void) { depot.fetch(3, completion: done) }
    }
    """,
    """
    final class Depot {
      func fetch(_ count: Int, completion: @escaping (Int) -> Void) {
        guard count > 0 else { return completion(0) }
        refill(count - 1, completion: completion)
      }
    }
    """,
    """
    extension Depot {
      func refill(_ count: Int, completion: @escaping (Int) -> Void) {
        if count > 9 { return }
        check(count) { completion($0) }
      }
    }
    """,
    """
    extension Depot {
      func check(_ count: Int, completion: @escaping (Int) -> Void) {
        if count == 1 { completion(1) } else { fetch(count, completion: completion) }
      }
    }
    """,
    """
    func buy(from shop: some Shop) async -> Int {
      await withCheckedContinuation { waiting in
        shop.order("bread") { waiting.resume(returning: $0) }
      }
    }
    """,
    """
    func certain(_ count: Int, _ waiting: CheckedContinuation<Int, Never>) {
      if count == 0 { waiting.resume(returning: 0) } else { another(count - 1, waiting) }
    }
    """,
    """
    func another(_ count: Int, _ waiting: CheckedContinuation<Int, Never>) {
      if count == 1 { waiting.resume(returning: 1) } else { certain(count - 1, waiting) }
    }
    """,
    """
    func twice() async -> Int {
      await withCheckedContinuation { waiting in
        another(4, waiting)
        waiting.resume(returning: 2)
      }
    }
    """,
  ]

  private static func files(_ order: [Int], perFile count: Int) -> [(path: String, source: String)] {
    stride(from: 0, to: order.count, by: count).map { start in
      let parts = order[start..<min(start + count, order.count)].map { declarations[$0] }
      return ("File\(start).swift", parts.joined(separator: "\n\n"))
    }
  }

  private static func said(_ files: [(path: String, source: String)]) async -> [String] {
    let outcome = await Analysis.run(files: files)
    // Lines differ; what is said without them does not.
    return outcome.findings.map { "\($0.rule) \($0.function) \($0.message.filter { !$0.isNumber })" }.sorted()
  }

  @Test func somethingIsFound() async {
    let said = await Self.said(Self.files(Array(Self.declarations.indices), perFile: 100))
    #expect(said.contains { $0.hasPrefix("forgotten-sender refill(_:completion:)") })
    #expect(said.contains { $0.hasPrefix("double-resume twice()") })
    #expect(said.count == 2)
  }

  @Test(arguments: 0..<12) func theOrderDoesNotMatter(_ seed: Int) async {
    let expected = await Self.said(Self.files(Array(Self.declarations.indices), perFile: 100))
    let count = Self.declarations.count
    // Every seed is another order: steps through all places by a number without a common divisor.
    let step = [1, 3, 7, 9][seed % 4]
    let order = (0..<count).map { (seed + $0 * step) % count }
    let files = Self.files(order, perFile: 1 + seed % 3)
    #expect(await Self.said(files) == expected)
    #expect(await Self.said(files.reversed()) == expected)
  }

  /// A message stands alone: it tells a line of its own file from that of another.
  @Test func aLineOfAnotherFileIsSaid() async {
    let helper = """
      func withTimeout<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T {
        try await withThrowingTaskGroup(of: T.self) { group in
          group.addTask { try await work() }
          group.addTask { throw CancellationError() }
          defer { group.cancelAll() }
          return try await group.next()!
        }
      }
      """
    let caller = """
      func load(_ fetch: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
        try await withTimeout {
          await withCheckedContinuation { continuation in fetch { continuation.resume(returning: $0) } }
        }
      }
      """
    let together = await Analysis.run(files: [("All.swift", helper + "\n" + caller)]).findings.map(\.message)
    let apart = await Analysis.run(files: [("A.swift", helper), ("B.swift", caller)]).findings.map(\.message)
    #expect(together.count == 1 && together.allSatisfy { $0.contains("its task group at line 2 is left") })
    #expect(apart.count == 1 && apart.allSatisfy { $0.contains("its task group at line 2 of another file is left") })
  }
}
