// Lists of waiters under keys: loops within loops leave some of them.

enum LoaderError: Error {
  case missing
}

actor Loader {
  private var waiters: [String: [CheckedContinuation<Int, any Error>]] = [:]

  func load(_ key: String) async throws -> Int {
    try await withCheckedThrowingContinuation { waiters[key, default: []].append($0) }
  }

  func loadedOnce(_ value: Int) {
    let all = waiters
    waiters.removeAll()
    for list in all.values {
      for (number, waiter) in list.enumerated() {
        if number > 0 { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'waiter' of 'all'"
        waiter.resume(returning: value)
      }
    }
  }

  func stop() {
    for list in waiters.values { list.forEach { $0.resume(throwing: LoaderError.missing) } }
    waiters = [:]
  }
}
