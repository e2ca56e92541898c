import Foundation

/// Enough syntax that a cut through it ends in all kinds of places: strings, comments, closures, lists, conditions.
actor Loader<Value: Sendable> where Value: Equatable {
  /* a comment /* within a comment */ that goes on */
  private var waiting: [Int: CheckedContinuation<Value, any Error>] = [:]
  @MainActor static var shared: [String: Int] { ["one": 1, "two": 0b10, "three": 0x3] }

  init?(_ name: String?, queue: DispatchQueue = .main) throws {
    guard let name, !name.isEmpty, case .some(let count) = Int(name) else { return nil }
    switch (count, name) {
    case (0, _), (_, "größe"): throw CocoaError(.fileNoSuchFile)
    case (let number, #"raw "\#(count)" text"#) where number > 3: break
    default: queue.async { [weak self] in Task { await self?.finish(number: count) } }
    }
  }

  func value(for key: Int) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      #if DEBUG && !os(Linux)
        print("""
          waiting for \(key), as number \(waiting.count + 1 > 2 ? "many" : "one")
          """)
      #else
        _ = waiting.isEmpty
      #endif
      waiting[key] = continuation
    }
  }

  func finish(number: Int) { waiting.removeValue(forKey: number)?.resume(throwing: CancellationError()) }

  subscript(index: Int) -> Value? {
    get async throws { index < 0 ? nil : try await value(for: index) }
  }

  nonisolated func all(_ keys: some Sequence<Int>) async throws -> [Value] {
    await withTaskGroup(of: Value?.self) { group in
      for key in keys where key % 2 == 0 { group.addTask { try? await self.value(for: key) } }
      var found: [Value] = []
      outer: for await value in group {
        repeat {
          if value == nil { continue outer } else { found.append(contentsOf: [value].compactMap { $0 }) }
        } while false
      }
      defer { print(found as Any, terminator: "👩‍👩‍👧\u{1F98A}\n") }
      return found
    }
  }
}
