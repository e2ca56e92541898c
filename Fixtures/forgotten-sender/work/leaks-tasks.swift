// The first one that waits starts a task that tells all of them, and the task ends by an error before that.

protocol TokenSource: Sendable {
  func refresh() async throws -> String
}

actor Tokens {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private let source: TokenSource
  init(source: TokenSource) { self.source = source }

  func token() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      waiters.append(continuation)
      if waiters.count == 1 {
        Task { try await load() }
      }
    }
  }

  private func load() async throws {
    let token = try await source.refresh()  // want: forgotten-sender "nothing but 'load()' does"
    for waiter in waiters { waiter.resume(returning: token) }
    waiters.removeAll()
  }
}
