import Foundation

// Entries that go when the reading is over, or finished.

final class TemperatureHubRepaired {
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

  func forgetRepaired(_ id: UUID) {
    watchers.removeValue(forKey: id)?.finish()
  }
}

final class PressureHubRepaired {
  private var watchers: [UUID: AsyncStream<Double>.Continuation] = [:]

  func watchRepaired(_ body: (AsyncStream<Double>) async throws -> Void) async rethrows {
    let (values, continuation) = AsyncStream<Double>.makeStream()
    let id = UUID()
    watchers[id] = continuation
    defer { watchers[id] = nil }  // ok: whoever was lent the stream has read
    try await body(values)
  }

  func measured(_ value: Double) {
    for watcher in watchers.values { watcher.yield(value) }
  }
}

/// The stream is lent in another shape, and the entry is a helper's.
actor HumidityHub {
  private var watchers: [UUID: AsyncStream<Double>.Continuation] = [:]

  func watch<Result>(
    _ body: (AsyncMapSequence<AsyncStream<Double>, String>) async throws -> Result
  ) async rethrows -> Result {
    let (values, continuation) = AsyncStream<Double>.makeStream()
    let id = UUID()
    add(continuation, as: id)
    defer { remove(id) }
    return try await body(values.map { "\($0) %" })
  }

  func measured(_ value: Double) {
    for watcher in watchers.values { watcher.yield(value) }
  }

  private func add(_ continuation: AsyncStream<Double>.Continuation, as id: UUID) { watchers[id] = continuation }
  private func remove(_ id: UUID) { watchers[id] = nil }  // ok: who asks for it has read
}

/// The function reads by itself.
final class RainHub {
  private var watchers: [UUID: AsyncStream<Double>.Continuation] = [:]

  func firstRain() async -> Double? {
    let (values, continuation) = AsyncStream<Double>.makeStream()
    let id = UUID()
    watchers[id] = continuation
    var found: Double?
    for await value in values where value > 0 {
      found = value
      break
    }
    watchers[id] = nil  // ok: it has read
    return found
  }

  func measured(_ value: Double) {
    for watcher in watchers.values { watcher.yield(value) }
  }
}
