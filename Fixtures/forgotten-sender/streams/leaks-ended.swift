import Foundation

// What a reader's side may call as well is no end of the stream.

actor Channels {
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
        Task { await self?.drop(id) }
      }
    }
  }

  func leave(_ id: UUID) { drop(id) }

  private func drop(_ id: UUID) {
    guard let subscription = subscriptions.removeValue(forKey: id) else { return }  // want: forgotten-sender "'subscription' is never finished"
    counts[subscription.topic, default: 0] -= 1
  }

  func close() {
    for subscription in subscriptions.values { subscription.continuation.finish() }
    subscriptions = [:]
  }
}
