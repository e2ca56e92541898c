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

actor Engine {
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private var isReady = false

  private func load() async throws {}

  func start() async throws {
    try await load()  // want: forgotten-sender "leaves what is in 'waiters' from line 56 without resuming it, and nothing but 'start()' does"
    isReady = true
    for waiter in waiters { waiter.resume() }
    waiters.removeAll()
  }

  func untilReady() async throws {
    guard !isReady else { return }
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }
}
