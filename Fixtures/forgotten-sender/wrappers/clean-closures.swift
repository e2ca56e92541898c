import Foundation

final class LoaderRepaired: @unchecked Sendable {
  typealias Done = @Sendable (Result<String, any Error>) -> Void
  private let lock = NSLock()
  private var pending: [(key: String, done: Done)] = []
  private var handlers: [Done] = []
  private var byKey: [UUID: (number: Int, done: Done)] = [:]

  func loadRepaired(_ key: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard !key.isEmpty else { return continuation.resume(returning: "") }
      lock.withLock { pending.append((key, { continuation.resume(with: $0) })) }  // ok: the tuple keeps it
    }
  }

  func listenRepaired(_ isOpen: Bool) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      if isOpen {
        handlers += [{ continuation.resume(with: $0) }]
      } else {
        continuation.resume(throwing: CancellationError())
      }
    }
  }

  func number() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      byKey[UUID()] = (byKey.count, { continuation.resume(with: $0) })  // ok: the dictionary keeps it
    }
  }

  func beforeAll() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      handlers = [{ continuation.resume(with: $0) }] + handlers
    }
  }

  func atOnce(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let done: Done = { continuation.resume(with: $0) }
      let entry = (text, done)
      entry.1(.success(entry.0))  // ok: the second part resumes it
    }
  }

  func loaded(_ text: String) {
    let all = lock.withLock {
      defer { pending = [] }
      return pending
    }
    for entry in all { entry.done(.success(text)) }
    for handler in handlers { handler(.success(text)) }
    handlers = []
    for entry in byKey.values { entry.done(.success(text)) }
    byKey = [:]
  }
}

/// What is given a list of closures calls the one that is wanted.
func ask(_ show: ([String: @Sendable () -> Void]) -> Void) async -> Bool {
  await withCheckedContinuation { continuation in
    show(["Yes": { continuation.resume(returning: true) }, "No": { continuation.resume(returning: false) }])
  }
}
