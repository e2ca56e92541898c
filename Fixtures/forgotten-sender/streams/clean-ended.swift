import Foundation

// What is called once nobody reads a stream any more takes its entry out, and uses the rest of it.

actor Topics {
  private struct Subscription {
    let topic: String
    let continuation: AsyncStream<Int>.Continuation
  }
  private var subscriptions: [UUID: Subscription] = [:]
  private var counts: [String: Int] = [:]

  func subscribe(_ topic: String) -> AsyncStream<Int> {
    let id = UUID()
    return AsyncStream { continuation in
      subscriptions[id] = Subscription(topic: topic, continuation: continuation)
      counts[topic, default: 0] += 1
      continuation.onTermination = { [weak self] _ in
        Task { await self?.remove(id) }
      }
    }
  }

  private func remove(_ id: UUID) {
    guard let subscription = subscriptions.removeValue(forKey: id) else { return }
    counts[subscription.topic, default: 0] -= 1
  }

  func dropRepaired(_ id: UUID) {
    guard let subscription = subscriptions.removeValue(forKey: id) else { return }
    counts[subscription.topic, default: 0] -= 1
    subscription.continuation.finish()
  }

  func close() {
    for subscription in subscriptions.values { subscription.continuation.finish() }
    subscriptions = [:]
  }
}
