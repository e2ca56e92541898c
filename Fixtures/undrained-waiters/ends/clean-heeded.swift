/// The end stops a loop, and what comes behind the loop tells whoever still waits.
actor Deliveries {
  private var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
  private var isRunning = true
  private let next: @Sendable () async -> [Int]

  init(next: @escaping @Sendable () async -> [Int]) { self.next = next }

  func run() async {
    while isRunning {
      for id in await next() { waiting.removeValue(forKey: id)?.resume() }
    }
    for waiter in waiting.values { waiter.resume(throwing: CancellationError()) }
    waiting = [:]
  }

  func deliver(_ id: Int) async throws {
    guard isRunning else { throw CancellationError() }
    try await withCheckedThrowingContinuation { waiting[id] = $0 }
  }

  func shutdown() { isRunning = false }  // ok: the loop tells them
}
