import Foundation

// Those who wait for what the work brings hear nothing where it throws before that.

final class Server: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int, any Error>?
  private var port: Int?

  private func configure() throws {}
  private func bind() throws -> Int { 80 }
  private func serve(on port: Int) async throws {}

  func run() async throws {
    try configure()  // want: forgotten-sender "this 'try', when it throws, leaves what is in 'waiter' from line 33 without resuming it, and nothing but 'run()' does"
    let bound = try bind()
    lock.withLock {
      port = bound
      waiter?.resume(returning: bound)
      waiter = nil
    }
    try await serve(on: bound)
  }

  func listeningPort() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known: Int? = lock.withLock {
        if let port { return port }
        if waiter != nil {
          continuation.resume(throwing: CancellationError())
          return nil
        }
        waiter = continuation
        return nil
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}

/// What a lock's closure gives back are all that wait.
final class Binding: @unchecked Sendable {
  private let lock = NSLock()
  private var port: Int?
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  private func bind() async throws -> Int { 8080 }

  func run() async throws {
    let found = try await bind()  // want: forgotten-sender "leaves what is in 'waiters' from line 62 without resuming it, and nothing but 'run()' does"
    let all = lock.withLock {
      port = found
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(returning: found) }
  }

  func bound() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known = lock.withLock { () -> Int? in
        if port == nil { waiters.append(continuation) }
        return port
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}
