/// How many work at a time is counted, and whoever comes when all places are taken waits.
actor FreeWorkers {
  private var free = 2
  private var line: [CheckedContinuation<Void, Never>] = []

  func runRepaired(_ work: @Sendable () async throws -> Int) async throws -> Int {
    if free == 0 { await withCheckedContinuation { line.append($0) } }
    free -= 1
    defer {
      free += 1
      if !line.isEmpty { line.removeFirst().resume() }
    }
    return try await work()
  }
}

/// The mark is taken back by a method of its own.
actor FreeFiles {
  private var isReading = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func readRepaired(_ work: @Sendable () async throws -> Int) async throws -> Int {
    while isReading { await withCheckedContinuation { waiters.append($0) } }
    isReading = true
    defer { finish() }
    return try await work()
  }

  func finish() {
    isReading = false
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}
