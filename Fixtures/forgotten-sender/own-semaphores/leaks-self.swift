/// Its own method takes a place for the work of others.
actor Limiter {
  private var available: Int
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

  func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    await enter()
    let value = try await work()  // want: forgotten-sender "this 'try', when it throws, leaves 'Limiter' from line 21 without 'leave()'"
    leave()
    return value
  }

  func report(_ work: @Sendable () async -> Int?) async -> String {
    await enter()
    guard let result = await work() else { return "nothing" }  // want: forgotten-sender "this return leaves 'Limiter'"
    leave()
    return "\(result)"
  }
}
