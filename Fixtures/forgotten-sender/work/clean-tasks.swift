// The first one that waits starts a task that tells all of them, with an error as well; or others may come again.

protocol TokenSource: Sendable {
  func refresh() async throws -> String
}

actor TokensRepaired {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private let source: TokenSource
  init(source: TokenSource) { self.source = source }

  func token() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      waiters.append(continuation)
      if waiters.count == 1 {
        Task { await loadRepaired() }
      }
    }
  }

  private func loadRepaired() async {
    let all: [CheckedContinuation<String, Error>]
    do {
      let token = try await source.refresh()
      all = waiters
      waiters.removeAll()
      for waiter in all { waiter.resume(returning: token) }
    } catch {
      let others = waiters
      waiters.removeAll()
      for waiter in others { waiter.resume(throwing: error) }
    }
  }
}

actor Keys {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private let source: TokenSource
  init(source: TokenSource) { self.source = source }

  func key() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let isFirst = waiters.isEmpty
      waiters.append(continuation)
      guard isFirst else { return }
      Task {
        do {
          let key = try await source.refresh()
          for waiter in waiters { waiter.resume(returning: key) }
          waiters.removeAll()
        } catch {
          for waiter in waiters { waiter.resume(throwing: error) }
          waiters.removeAll()
        }
      }
    }
  }
}

/// Whoever started it hears of the error.
actor Watched {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private let source: TokenSource
  init(source: TokenSource) { self.source = source }

  func key() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      waiters.append(continuation)
      if waiters.count == 1 {
        Task {
          do { try await load() } catch { fail(error) }
        }
      }
    }
  }

  private func load() async throws {
    let key = try await source.refresh()
    for waiter in waiters { waiter.resume(returning: key) }
    waiters.removeAll()
  }

  private func fail(_ error: Error) {
    for waiter in waiters { waiter.resume(throwing: error) }
    waiters.removeAll()
  }
}
