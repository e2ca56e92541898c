// Collections of waiters in a collection: one list is made of them all, and then forgotten.

struct Sockets {
  private var waiting: [Int: [Int: CheckedContinuation<Void, any Error>]] = [:]

  mutating func wait(_ continuation: CheckedContinuation<Void, any Error>, for id: Int, on socket: Int) {
    waiting[socket, default: [:]][id] = continuation
  }

  mutating func ready(_ id: Int, on socket: Int) { waiting[socket]?.removeValue(forKey: id)?.resume() }

  mutating func cancelAll(_ isSilent: Bool) {
    let all = waiting.values.flatMap(\.values)
    waiting = [:]
    if isSilent { return }  // want: forgotten-sender "this return leaves 'all'"
    for continuation in all { continuation.resume(throwing: CancellationError()) }
  }

  mutating func reset(_ isSilent: Bool) {
    let all = waiting.values.flatMap { $0.values }
    waiting = [:]
    guard !isSilent else { return }  // want: forgotten-sender "this return leaves 'all'"
    all.forEach { $0.resume(throwing: CancellationError()) }
  }
}

actor Loads {
  private var waiters: [String: [CheckedContinuation<Int?, Never>]] = [:]

  func load(_ key: String) async -> Int? {
    await withCheckedContinuation { waiters[key, default: []].append($0) }
  }

  func loaded(_ key: String, _ value: Int) {
    for waiter in waiters.removeValue(forKey: key) ?? [] { waiter.resume(returning: value) }
  }

  func stop(_ last: Int?) {
    let all = waiters.values.joined()
    waiters.removeAll()
    for waiter in all {
      guard let last else { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'waiter' of 'all'"
      waiter.resume(returning: last)
    }
  }
}
