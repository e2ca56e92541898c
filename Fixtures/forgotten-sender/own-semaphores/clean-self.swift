actor LimiterRepaired {
  private var available: Int
  private var isClosed = false
  private var queue: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { available = count }

  private func enter() async {
    if available > 0 {
      available -= 1
      return
    }
    await withCheckedContinuation { queue.append($0) }
  }

  private func leave() {
    if queue.isEmpty { available += 1 } else { queue.removeFirst().resume() }
  }

  func runRepaired<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    await enter()
    defer { leave() }
    return try await work()
  }

  func reportRepaired(_ work: @Sendable () async -> Int?) async -> String {
    await enter()
    let result = await work()
    leave()
    return result.map { "\($0)" } ?? "nothing"
  }

  func start(_ work: @escaping @Sendable () async throws -> Void) async -> Task<Void, any Error> {
    await enter()
    return Task {
      defer { leave() }  // ok: when the work is done
      try await work()
    }
  }

  func runUnlessClosed(_ work: @Sendable () async -> Void) async throws {
    await enter()
    guard !isClosed else {
      giveUp()
      throw CancellationError()  // ok: given back by another method
    }
    await work()
    leave()
  }

  private func giveUp() {
    print("closed")
    leave()
  }
}
