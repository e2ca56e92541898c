/// How many work at a time is counted, and whoever comes when all places are taken waits.
actor Workers {
  private var free = 2
  private var line: [CheckedContinuation<Void, Never>] = []

  func run(_ work: @Sendable () async throws -> Int) async throws -> Int {
    if free == 0 { await withCheckedContinuation { line.append($0) } }
    free -= 1
    let result = try await work()  // want: undrained-waiters "this 'try', when it throws, does not give back what 'free' says is taken"
    free += 1
    if !line.isEmpty { line.removeFirst().resume() }
    return result
  }
}

/// The mark is taken back by a method of its own.
actor Files {
  private var isReading = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func read(_ work: @Sendable () async throws -> Int) async throws -> Int {
    while isReading { await withCheckedContinuation { waiters.append($0) } }
    isReading = true
    let size = try await work()  // want: undrained-waiters "this 'try', when it throws, leaves 'isReading' set"
    finish()
    return size
  }

  func finish() {
    isReading = false
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}
