/// Whether a place was given says the result.
actor FreeSeats {
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

  func runRepaired(_ work: () async throws -> Void) async throws {
    guard await enter() else { throw CancellationError() }
    defer { leave() }
    try await work()
  }

  func tryToRun(_ work: () async -> Void) async {
    if await enter() {
      await work()
      leave()
    }
  }
}
