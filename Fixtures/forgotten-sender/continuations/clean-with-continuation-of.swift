// A continuation that must be consumed, and is.

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

  func droppedByGuardRepaired(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      guard let value = values[key] else { return continuation.resume(throwing: StoreError.missing) }  // ok: resumes
      continuation.resume(returning: value)
    }
  }

  func droppedByCaseRepaired(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { c in
      switch values[key] {
      case .some(let value): c.resume(returning: value)
      case .none: c.resume(throwing: StoreError.missing)
      }
    }  // ok: both cases resume
  }

  func droppedByCatchRepaired(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      do {
        let value = try lookUp(key)
        continuation.resume(returning: value)
      } catch {
        continuation.resume(throwing: error)  // ok: the resume above cannot have run
      }
    }
  }

  func neverConsumedRepaired(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      continuation.resume(returning: values[key] ?? 0)
    }
  }

  func consumedByHelper(_ key: String) async throws -> Int {
    try await withContinuation(of: Int.self) { continuation in
      answer(key, continuation)  // ok: the helper consumes it
    }
  }

  private func answer(_ key: String, _ continuation: consuming Continuation<Int>) {
    if let value = values[key] {
      continuation.resume(returning: value)
    } else {
      continuation.resume(throwing: StoreError.missing)
    }
  }
}
