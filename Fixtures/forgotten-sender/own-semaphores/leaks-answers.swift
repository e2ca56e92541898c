/// Whether a place was given says the result.
actor Seats {
  private var taken = 0
  private var waiters: [CheckedContinuation<Bool, Never>] = []

  func enter() async -> Bool {
    if taken < 4 {
      taken += 1
      return true
    }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func leave() {
    if waiters.isEmpty { taken -= 1 } else { waiters.removeFirst().resume(returning: true) }
  }

  func close() {
    for waiter in waiters { waiter.resume(returning: false) }
    waiters = []
  }

  func run(_ work: () async throws -> Void) async throws {
    guard await enter() else { throw CancellationError() }
    try await work()  // want: forgotten-sender "this 'try', when it throws"
    leave()
  }
}
