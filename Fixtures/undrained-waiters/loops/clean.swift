struct Reply: Sendable {
  var id: Int
  var text: String
}

actor Client {
  private var pending: [Int: CheckedContinuation<String, Error>] = [:]
  private var nextID = 0

  func ask() async throws -> String {
    nextID += 1
    let id = nextID
    return try await withCheckedThrowingContinuation { pending[id] = $0 }
  }

  func runRepaired(_ replies: AsyncStream<Reply>) async {
    for await reply in replies {
      pending.removeValue(forKey: reply.id)?.resume(returning: reply.text)
    }
    for continuation in pending.values { continuation.resume(throwing: CancellationError()) }
    pending.removeAll()
  }
}

final class Dispatcher: @unchecked Sendable {
  private var waiters: [Int: CheckedContinuation<String, Never>] = [:]

  func value(_ id: Int) async -> String {
    await withCheckedContinuation { waiters[id] = $0 }
  }

  func listenRepaired(_ replies: AsyncThrowingStream<Reply, Error>) async throws {
    defer { drain() }
    var iterator = replies.makeAsyncIterator()
    while let reply = try await iterator.next() {
      dispatch(reply)
    }
  }

  private func dispatch(_ reply: Reply) {
    guard let waiter = waiters.removeValue(forKey: reply.id) else { return }
    waiter.resume(returning: reply.text)
  }

  private func drain() {
    let all = waiters
    waiters = [:]
    all.values.forEach { $0.resume(returning: "") }
  }
}

actor Worker {
  private var queue: [CheckedContinuation<Int, Never>] = []

  func turn() async -> Int {
    await withCheckedContinuation { queue.append($0) }
  }

  func workRepaired(_ ticks: AsyncStream<Int>) async {
    for await tick in ticks {
      if queue.isEmpty { continue }
      let first = queue.removeFirst()
      first.resume(returning: tick)
    }
    while !queue.isEmpty {
      queue.removeFirst().resume(returning: 0)
    }
  }
}

/// A semaphore has no end: as long as somebody waits, somebody holds it.
actor Semaphore {
  private var value = 1
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    value -= 1
    if value >= 0 { return }
    await withCheckedContinuation { waiters.append($0) }  // ok: each signal wakes one
  }

  func signal() {
    value += 1
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume()
  }
}

actor Station {
  private var request: CheckedContinuation<String, Never>?

  func call() async -> String {
    precondition(request == nil)
    return await withCheckedContinuation { request = $0 }
  }

  func serveRepaired(_ replies: AsyncStream<Reply>) async {
    for await reply in replies {
      request?.resume(returning: reply.text)
      request = nil
    }
    request?.resume(returning: "")
    request = nil
  }
}

/// Another function can answer as well.
actor Reception {
  private var guest: CheckedContinuation<String, Never>?

  func arrive() async -> String {
    precondition(guest == nil)
    return await withCheckedContinuation { guest = $0 }
  }

  func work(_ replies: AsyncStream<Reply>) async {
    for await reply in replies {  // ok: `leave()` ends the wait too
      answer(reply.text)
    }
  }

  func leave() {
    answer("closed")
  }

  private func answer(_ text: String) {
    guest?.resume(returning: text)
    guest = nil
  }
}
