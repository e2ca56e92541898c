// Known gaps: who ends a source of events calls its handler no more, and a program that serves its main queue ends by `exit`.

import Foundation

func poll(_ isReady: @escaping () -> Bool, _ queue: DispatchQueue) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    var left = 10
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now(), repeating: .milliseconds(100))
    timer.setEventHandler {
      left -= 1
      if isReady() {
        timer.cancel()
        continuation.resume()
      } else if left == 0 {
        timer.cancel()
      }
    }  // todo-want: forgotten-sender "continuation"
    timer.resume()
  }
}

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
