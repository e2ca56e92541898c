import Foundation

final class DeskRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var buffer: [Int] = []
  private var waiters: [CheckedContinuation<Int?, Never>] = []

  func parkedOrNotRepaired() async -> Int? {
    await withCheckedContinuation { cont in
      let isParked = lock.withLock {
        guard !isClosed else { return false }
        if buffer.count > 8 { return false }
        waiters.append(cont)
        return true  // ok: only this one keeps it
      }
      if !isParked { cont.resume(returning: buffer.first) }
    }
  }

  func resumedInside() async -> Int? {
    await withCheckedContinuation { cont in
      let old = lock.withLock { () -> Int? in
        guard !isClosed else {
          cont.resume(returning: nil)
          return nil  // ok: resumed just before
        }
        waiters.append(cont)
        return nil
      }
      print(old ?? 0)
    }
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

final class AnswerRepaired: @unchecked Sendable {
  private enum State {
    case open
    case waiting(CheckedContinuation<Int, any Error>)
    case done(Result<Int, any Error>)
  }
  private let lock = NSLock()
  private var state = State.open

  func valueRepaired() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let result: Result<Int, any Error>? = lock.withLock {
        switch state {
        case .open:
          state = .waiting(continuation)
          return nil  // ok: the state keeps it
        case .waiting: return .failure(CancellationError())
        case .done(let result): return result
        }
      }
      if let result { continuation.resume(with: result) }
    }
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
