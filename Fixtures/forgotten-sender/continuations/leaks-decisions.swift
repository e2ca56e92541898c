import Foundation

/// A result under a lock that stands for two things: "kept", and something for which nobody resumes.
final class Desk: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var buffer: [Int] = []
  private var waiters: [CheckedContinuation<Int?, Never>] = []

  func immediateOrParked() async -> Int? {
    await withCheckedContinuation { cont in
      let value = lock.withLock { () -> Int? in
        if isClosed { return nil }
        if !buffer.isEmpty { return buffer.removeFirst() }
        waiters.append(cont)
        return nil
      }
      if let value {
        cont.resume(returning: value)
      }
    }  // want: forgotten-sender "'cont' from line 11 without a resume"
  }

  func parkedOrNot() async -> Int? {
    await withCheckedContinuation { cont in
      let isParked = lock.withLock {
        guard !isClosed else { return true }
        if buffer.count > 8 { return false }
        waiters.append(cont)
        return true
      }
      if !isParked { cont.resume(returning: buffer.first) }
    }  // want: forgotten-sender "'cont' from line 25 without a resume"
  }

  func close() {
    let left = lock.withLock {
      isClosed = true
      defer { waiters = [] }
      return waiters
    }
    for waiter in left { waiter.resume(returning: nil) }
  }
}

/// One that waits, and a second one that is forgotten.
final class Answer: @unchecked Sendable {
  private enum State {
    case open
    case waiting(CheckedContinuation<Int, any Error>)
    case done(Result<Int, any Error>)
  }
  private let lock = NSLock()
  private var state = State.open

  func value() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let result: Result<Int, any Error>? = lock.withLock {
        switch state {
        case .open:
          state = .waiting(continuation)
          return nil
        case .waiting: return nil
        case .done(let result): return result
        }
      }
      if let result { continuation.resume(with: result) }
    }  // want: forgotten-sender "'continuation' from line 57 without a resume"
  }

  func complete(_ result: Result<Int, any Error>) {
    let waiter: CheckedContinuation<Int, any Error>? = lock.withLock {
      defer { state = .done(result) }
      if case .waiting(let continuation) = state { return continuation }
      return nil
    }
    waiter?.resume(with: result)
  }
}
