import Foundation

/// The stream outlives the function that stores its continuation.
final class TemperatureHub {
  private var watchers: [UUID: AsyncStream<Double>.Continuation] = [:]

  func watch() -> (id: UUID, values: AsyncStream<Double>) {
    let (values, continuation) = AsyncStream<Double>.makeStream()
    let id = UUID()
    watchers[id] = continuation
    return (id, values)
  }

  func measured(_ value: Double) {
    for watcher in watchers.values { watcher.yield(value) }
  }

  func forget(_ id: UUID) {
    watchers[id] = nil  // want: overwritten-waiter "watchers"
  }
}

/// A task goes on reading.
final class PressureHub {
  private var watchers: [UUID: AsyncStream<Double>.Continuation] = [:]

  func watch(_ body: @escaping @Sendable (AsyncStream<Double>) async -> Void) async {
    let (values, continuation) = AsyncStream<Double>.makeStream()
    let id = UUID()
    watchers[id] = continuation
    Task { await body(values) }
    watchers[id] = nil  // want: overwritten-waiter "watchers"
  }

  func measured(_ value: Double) {
    for watcher in watchers.values { watcher.yield(value) }
  }
}
