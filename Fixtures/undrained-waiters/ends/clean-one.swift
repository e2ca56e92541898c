import Foundation

// The same, and all are woken; and ends of one turn, which wake the next in a line.

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

  func finish() { finishRepaired() }

  func finishRepaired() {
    isFinished = true
    while !readers.isEmpty { readers.removeFirst().resume(returning: nil) }
  }
}

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

  func stop() { stopRepaired() }

  func stopRepaired() {
    lock.lock()
    isStopped = true
    let all = workers
    workers = []
    lock.unlock()
    for worker in all { worker.resume(throwing: Stopped()) }
  }
}

/// A turn ends, and the next one has it.
actor Turns {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isTaken = false

  func begin() async {
    if !isTaken {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func finish() {
    if waiting.isEmpty {
      isTaken = false
    } else {
      waiting.removeFirst().resume()
    }
  }
}

/// The mark says that one has come, and each that is woken wakes the next.
actor Chain {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isFinished = false

  func wait() async {
    if isFinished { return }
    await withCheckedContinuation { waiting.append($0) }
    wakeNext()
  }

  func finish() {
    isFinished = true
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }

  private func wakeNext() {
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

/// The state opens again.
actor Sessions {
  private var waiting: [CheckedContinuation<Bool, Never>] = []
  private var isStopped = false

  func enter() async -> Bool {
    if isStopped { return false }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isStopped = false
    if !waiting.isEmpty { waiting.removeFirst().resume(returning: true) }
  }

  func stop() {
    isStopped = true
    if !waiting.isEmpty { waiting.removeFirst().resume(returning: false) }
  }
}
