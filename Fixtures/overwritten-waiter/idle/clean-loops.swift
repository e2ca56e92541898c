struct Closed: Error {}

actor Numbers {
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var dropped = 0

  func next() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func send(_ value: Int) {
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: value) }
  }

  func closeRepaired() {
    for waiter in waiters {
      dropped += 1
      waiter.resume(throwing: Closed())
    }
    waiters.removeAll()
  }
}
