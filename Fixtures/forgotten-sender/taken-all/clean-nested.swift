// The twins of leaks-nested.swift.

private enum LoaderError: Error {
  case missing
}

private actor Loader {
  private var waiters: [String: [CheckedContinuation<Int, any Error>]] = [:]

  func load(_ key: String) async throws -> Int {
    try await withCheckedThrowingContinuation { waiters[key, default: []].append($0) }
  }

  func loadedOnceRepaired(_ value: Int) {
    let all = waiters
    waiters.removeAll()
    for list in all.values {
      for (number, waiter) in list.enumerated() {
        waiter.resume(returning: number > 0 ? 0 : value)
      }
    }
  }

  func stop() {
    for list in waiters.values { list.forEach { $0.resume(throwing: LoaderError.missing) } }
    waiters = [:]
  }
}
