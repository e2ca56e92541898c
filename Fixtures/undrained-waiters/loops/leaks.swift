struct Reply: Sendable {
  var id: Int
  var text: String
}

/// The loop that answers can end; what is still asked then stays asked.
actor Client {
  private var pending: [Int: CheckedContinuation<String, Error>] = [:]
  private var nextID = 0

  func ask() async throws -> String {
    nextID += 1
    let id = nextID
    return try await withCheckedThrowingContinuation { pending[id] = $0 }
  }

  func run(_ replies: AsyncStream<Reply>) async {
    for await reply in replies {  // want: undrained-waiters "when this loop has ended"
      pending.removeValue(forKey: reply.id)?.resume(returning: reply.text)
    }
  }
}

/// The loop answers by a helper.
final class Dispatcher: @unchecked Sendable {
  private var waiters: [Int: CheckedContinuation<String, Never>] = [:]

  func value(_ id: Int) async -> String {
    await withCheckedContinuation { waiters[id] = $0 }
  }

  func listen(_ replies: AsyncThrowingStream<Reply, Error>) async throws {
    var iterator = replies.makeAsyncIterator()
    while let reply = try await iterator.next() {  // want: undrained-waiters "'waiters'"
      dispatch(reply)
    }
  }

  private func dispatch(_ reply: Reply) {
    guard let waiter = waiters.removeValue(forKey: reply.id) else { return }
    waiter.resume(returning: reply.text)
  }
}

/// A queue of jobs for a worker whose loop ends.
actor Worker {
  private var queue: [CheckedContinuation<Int, Never>] = []

  func turn() async -> Int {
    await withCheckedContinuation { queue.append($0) }
  }

  func work(_ ticks: AsyncStream<Int>) async {
    for await tick in ticks {  // want: undrained-waiters "suspended for ever"
      if queue.isEmpty { continue }
      let first = queue.removeFirst()
      first.resume(returning: tick)
    }
    print("the worker has ended")
  }
}

/// One request at a time, answered by the loop alone.
actor Station {
  private var request: CheckedContinuation<String, Never>?

  func call() async -> String {
    precondition(request == nil)
    return await withCheckedContinuation { request = $0 }
  }

  func serve(_ replies: AsyncStream<Reply>) async {
    for await reply in replies {  // want: undrained-waiters "'request'"
      request?.resume(returning: reply.text)
      request = nil
    }
  }
}
