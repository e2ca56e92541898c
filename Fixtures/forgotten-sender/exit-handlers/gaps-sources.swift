// Known gaps: a line that goes on with the next message that is posted, and a program that serves its main queue and ends by `exit`.

import Foundation

/// A line of messages that nobody goes on with when one of them fails.
actor Outbox {
  private var queue: [(text: String, sent: CheckedContinuation<Void, any Error>)] = []
  private var isSending = false
  private let send: @Sendable (String) async throws -> Void

  init(send: @escaping @Sendable (String) async throws -> Void) { self.send = send }

  func post(_ text: String) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.append((text, continuation))
      if isSending { return }
      isSending = true
      Task { await drain() }
    }
  }

  private func drain() async {
    while !queue.isEmpty {
      let next = queue.removeFirst()
      do {
        try await send(next.text)
        next.sent.resume()
      } catch {
        next.sent.resume(throwing: error)
        break  // todo-want: undrained-waiters "queue"
      }
    }
    isSending = false
  }
}

func export(_ run: @escaping @Sendable () async throws -> Void) -> Never {
  Task {
    do {
      try await run()
      exit(0)
    } catch {
      print(error)
    }
  }  // todo-want: forgotten-sender "exit"
  dispatchMain()
}
