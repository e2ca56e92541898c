import Foundation
import Synchronization

final class PatientWaiter: Sendable {
  private enum State {
    case idle, cancelled
    case waiting(CheckedContinuation<Void, Never>)
  }
  private let state = Mutex(State.idle)

  func naiveRepaired() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isCancelled = state.withLock { state in
          if case .cancelled = state { return true }
          state = .waiting(continuation)  // ok: the state remembers the cancellation
          return false
        }
        if isCancelled { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        defer { state = .cancelled }
        if case .waiting(let continuation) = state { return continuation as CheckedContinuation? }
        return nil
      }
      waiting?.resume()
    }
  }
}

final class Asking: Sendable {
  private let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)

  func behindALockRepaired() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume() }
        waiting.withLock { $0 = continuation }  // ok: it asks first
      }
    } onCancel: {
      waiting.withLock { $0 }?.resume()
    }
  }
}

final class Flagged: @unchecked Sendable {
  private let lock = NSLock()
  var continuation: CheckedContinuation<Int, Error>?
  var isCancelled = false

  func store(_ continuation: CheckedContinuation<Int, Error>) {
    lock.withLock { self.continuation = continuation }
  }

  func cancel() {
    lock.withLock { continuation }?.resume(throwing: CancellationError())
  }
}

func inABoxRepaired(_ ask: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
  let box = Flagged()
  return try await withTaskCancellationHandler {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      box.continuation = continuation  // ok: a task that is cancelled already does not come here
      ask { box.continuation?.resume(returning: $0) }
    }
  } onCancel: {
    box.continuation?.resume(throwing: CancellationError())
  }
}

actor Turnstile {
  private var waiting: CheckedContinuation<Void, Never>?

  func pass() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting = continuation  // ok: the handler's task comes to the actor after this
      }
    } onCancel: {
      Task { await self.release() }
    }
  }

  func release() {
    waiting?.resume()
    waiting = nil
  }
}

final class Cancelling: @unchecked Sendable {
  private var continuation: CheckedContinuation<Int, Error>?
  private var request: Task<Int, Error>?

  func theWorkIsCancelled(_ work: Task<Int, Error>) async throws -> Int {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        self.continuation = continuation
        Task { self.continuation?.resume(with: await work.result) }
      }
    } onCancel: {
      work.cancel()  // ok: the work resumes when it is cancelled
    }
  }
}
