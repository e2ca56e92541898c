// The last of those that are taken one by one is told of.

func firstWorking(_ load: @escaping @Sendable (String) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var mirrors = ["a", "b"]
      while let mirror = mirrors.popLast() {
        do {
          return continuation.resume(returning: try await load(mirror))
        } catch {
          if mirrors.isEmpty { continuation.resume(throwing: error) }
        }
      }
    }
  }
}

struct NoMirror: Error {}

func firstOf(_ mirrors: [String], _ load: @escaping @Sendable (String) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    guard !mirrors.isEmpty else { return continuation.resume(throwing: NoMirror()) }
    Task {
      var left = Array(mirrors.reversed())
      while let mirror = left.popLast() {
        do {
          return continuation.resume(returning: try await load(mirror))
        } catch {
          if left.isEmpty { continuation.resume(throwing: error) }
        }
      }
    }
  }
}

func firstFoundRepaired(_ mirrors: [String], _ find: @escaping @Sendable (String) -> Int?) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var left = mirrors
      while let mirror = left.popLast() {
        if let found = find(mirror) { return continuation.resume(returning: found) }
      }
      continuation.resume(throwing: NoMirror())
    }
  }
}
