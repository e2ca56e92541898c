import Foundation

typealias Ask = @Sendable (@escaping @Sendable (Int) -> Void) -> Void

/// What the two closures of one call share.
final class Box: @unchecked Sendable {
  let lock = NSLock()
  var isCancelled = false
  var continuation: CheckedContinuation<Int, Error>?
}

func inABoxRepaired(_ ask: @escaping Ask) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
      box.continuation = continuation  // ok: it asks first
      ask {
        let waiting = box.continuation
        box.continuation = nil
        waiting?.resume(returning: $0)
      }
    }
  } onCancel: {
    let waiting = box.continuation
    box.continuation = nil
    waiting?.resume(throwing: CancellationError())
  }
}

func behindALockRepaired(_ ask: @escaping Ask) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      let isCancelled = box.lock.withLock {
        if !box.isCancelled { box.continuation = continuation }  // ok: the box remembers the cancellation
        return box.isCancelled
      }
      if isCancelled { return continuation.resume(throwing: CancellationError()) }
      ask { answer in
        let waiting = box.lock.withLock {
          defer { box.continuation = nil }
          return box.continuation
        }
        waiting?.resume(returning: answer)
      }
    }
  } onCancel: {
    let waiting = box.lock.withLock {
      defer { box.continuation = nil }
      box.isCancelled = true
      return box.continuation
    }
    waiting?.resume(throwing: CancellationError())
  }
}

func checkedBefore(_ ask: @escaping Ask) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      box.continuation = continuation  // ok: a task that is cancelled already does not come here
      ask {
        let waiting = box.continuation
        box.continuation = nil
        waiting?.resume(returning: $0)
      }
    }
  } onCancel: {
    let waiting = box.continuation
    box.continuation = nil
    waiting?.resume(throwing: CancellationError())
  }
}

func theWorkIsCancelled(_ work: Task<Int, Error>) async throws -> Int {
  try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      Task { continuation.resume(with: await work.result) }
    }
  } onCancel: {
    work.cancel()  // ok: the work ends when it is cancelled
  }
}

actor Turnstile {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func pass(_ number: Int) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting.updateValue(continuation, forKey: number)?.resume()  // ok: the handler's task comes to the actor after this
      }
    } onCancel: {
      Task { await self.release(number) }
    }
  }

  func release(_ number: Int) {
    waiting.removeValue(forKey: number)?.resume()
  }
}
