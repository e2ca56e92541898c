struct Closed: Error {}

/// What is counted in one loop is told in another.
actor Letters {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private var dropped = 0

  func next() async throws -> String {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func send(_ value: String) {
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: value) }
  }

  func closeRepaired() {
    for _ in waiters { dropped += 1 }
    for waiter in waiters { waiter.resume(throwing: Closed()) }
    waiters = []
  }
}
