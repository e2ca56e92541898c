// A continuation that must be consumed: one that is lost traps instead of hanging.

/// A stand-in for the standard library's own of Swift 6.4.
struct Continuation<Success: Sendable>: ~Copyable, Sendable {
  let base: UnsafeContinuation<Success, any Error>

  consuming func resume(returning value: Success) {
    base.resume(returning: value)
  }

  consuming func resume(throwing error: any Error) {
    base.resume(throwing: error)
  }
}

func withContinuation<Success: Sendable>(
  of type: Success.Type, _ body: (consuming Continuation<Success>) -> Void
) async throws -> Success {
  try await withUnsafeThrowingContinuation { base in
    body(Continuation(base: base))
  }
}

enum StoreError: Error {
  case missing
}

struct Store: Sendable {
  let values: [String: Int]

  func lookUp(_ key: String) throws -> Int {
    guard let value = values[key] else { throw StoreError.missing }
    return value
  }

  func droppedByGuard(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      guard let value = values[key] else { return }  // want: forgotten-sender "traps"
      continuation.resume(returning: value)
    }
  }

  func droppedByCase(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { c in
      switch values[key] {
      case .some(let value): c.resume(returning: value)
      case .none: print("no \(key)")
      }
    }  // want: forgotten-sender "traps"
  }

  func droppedByCatch(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      do {
        let value = try lookUp(key)
        continuation.resume(returning: value)
      } catch {
        print("lost: \(error)")
      }
    }  // want: forgotten-sender "traps"
  }

  func neverConsumed(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { _ in  // want: forgotten-sender "traps"
      print("asked for \(key)")
    }
  }
}
