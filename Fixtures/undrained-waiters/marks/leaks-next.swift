import Foundation

// Who asks for the next element behind the end is told that there is none, and who waits for it already is not told.

/// Nothing is kept for those who come late.
actor Feed {
  private var isOver = false
  private var reader: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    if isOver { return nil }
    precondition(reader == nil)
    return await withCheckedContinuation { reader = $0 }
  }

  func push(_ value: Int) {
    reader?.resume(returning: value)
    reader = nil
  }

  func sourceEnded() {
    isOver = true  // want: undrained-waiters "'isOver = true' ends this and leaves what is still in 'reader'"
  }
}

/// Several readers, one of which gets what comes; asked under a lock.
final class Lines: @unchecked Sendable {
  private let lock = NSLock()
  private var hasEnded = false
  private var readers: [CheckedContinuation<String?, Never>] = []

  func nextLine() async -> String? {
    await withCheckedContinuation { continuation in
      lock.lock()
      if hasEnded {
        lock.unlock()
        continuation.resume(returning: nil)
        return
      }
      readers.append(continuation)
      lock.unlock()
    }
  }

  func add(_ line: String) {
    lock.lock()
    let reader = readers.isEmpty ? nil : readers.removeFirst()
    lock.unlock()
    reader?.resume(returning: line)
  }

  func end() {
    lock.lock()
    hasEnded = true  // want: undrained-waiters "'hasEnded = true' ends this and leaves what is still in 'readers'"
    lock.unlock()
  }
}

/// A state, of which the end is one.
final class Frames {
  enum State { case idle, running, ended }
  private var state = State.idle
  private var waiter: CheckedContinuation<Int?, any Error>?

  func next() async throws -> Int? {
    if case .ended = state { return nil }
    return try await withCheckedThrowingContinuation { continuation in
      precondition(waiter == nil)
      waiter = continuation
    }
  }

  func frame(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }

  func lastFrameSeen() {
    state = .ended  // want: undrained-waiters "'state = .ended' ends this and leaves what is still in 'waiter'"
  }
}
