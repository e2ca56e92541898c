// The twins of leaks-flattened.swift.

struct SocketsRepaired {
  private var waiting: [Int: [Int: CheckedContinuation<Void, any Error>]] = [:]

  mutating func wait(_ continuation: CheckedContinuation<Void, any Error>, for id: Int, on socket: Int) {
    waiting[socket, default: [:]][id] = continuation
  }

  mutating func ready(_ id: Int, on socket: Int) { waiting[socket]?.removeValue(forKey: id)?.resume() }

  mutating func cancelAllRepaired(_ isSilent: Bool) {
    let all = waiting.values.flatMap(\.values)
    waiting = [:]
    if !isSilent { print("\(all.count) were waiting") }
    for continuation in all { continuation.resume(throwing: CancellationError()) }
  }

  mutating func resetRepaired(_ isSilent: Bool) {
    let all = waiting.values.flatMap { $0.values }
    waiting = [:]
    if !isSilent { print("\(all.count) were waiting") }
    all.forEach { $0.resume(throwing: CancellationError()) }
  }
}

actor LoadsRepaired {
  private var waiters: [String: [CheckedContinuation<Int?, Never>]] = [:]

  func load(_ key: String) async -> Int? {
    await withCheckedContinuation { waiters[key, default: []].append($0) }
  }

  func loaded(_ key: String, _ value: Int) {
    for waiter in waiters.removeValue(forKey: key) ?? [] { waiter.resume(returning: value) }
  }

  func stopRepaired(_ last: Int?) {
    let all = waiters.values.joined()
    waiters.removeAll()
    for waiter in all { waiter.resume(returning: last) }
  }

  /// Those that stay are no loss.
  func count() -> Int {
    let all = waiters.values.joined()
    return all.count
  }
}
