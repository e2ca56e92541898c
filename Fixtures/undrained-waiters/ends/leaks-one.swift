import Foundation

// Ends for good that wake one of several who wait; nobody begins to wait behind them.

actor Mailbox {
  private var readers: [CheckedContinuation<Int?, Never>] = []
  private var isFinished = false

  func send(_ value: Int) {
    if !readers.isEmpty { readers.removeFirst().resume(returning: value) }
  }

  func receive() async -> Int? {
    if isFinished { return nil }
    return await withCheckedContinuation { readers.append($0) }
  }

  func finish() {  // want: undrained-waiters "'finish()' ends this and leaves what is still in 'readers'"
    isFinished = true
    if !readers.isEmpty { readers.removeFirst().resume(returning: nil) }
  }
}

/// Under a lock, and with an error.
final class Jobs: @unchecked Sendable {
  struct Stopped: Error {}
  private let lock = NSLock()
  private var workers: [CheckedContinuation<String, any Error>] = []
  private var isStopped = false

  func job() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      guard !isStopped else {
        continuation.resume(throwing: Stopped())
        return
      }
      workers.append(continuation)
    }
  }

  func add(_ job: String) {
    lock.lock()
    let worker = workers.popLast()
    lock.unlock()
    worker?.resume(returning: job)
  }

  func stop() {  // want: undrained-waiters "'stop()' ends this and leaves what is still in 'workers'"
    lock.lock()
    isStopped = true
    let worker = workers.popLast()
    lock.unlock()
    worker?.resume(throwing: Stopped())
  }
}
