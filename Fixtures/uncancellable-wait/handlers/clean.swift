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

/// It remembers that it was cancelled.
final class KeeperRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, Error>?
  private var isCancelled = false

  func set(_ continuation: CheckedContinuation<Int, Error>) {
    let isLate = lock.withLock {
      if !isCancelled { self.continuation = continuation }
      return isCancelled
    }
    if isLate { continuation.resume(throwing: CancellationError()) }
  }

  func finish(_ number: Int) {
    lock.withLock {
      continuation?.resume(returning: number)
      continuation = nil
    }
  }

  func cancel() {
    let waiting = lock.withLock {
      isCancelled = true
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(throwing: CancellationError())
  }
}

func byMethodsRepaired(_ ask: @escaping Ask) async throws -> Int {
  let keeper = KeeperRepaired()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      keeper.set(continuation)
      ask { keeper.finish($0) }
    }
  } onCancel: {
    keeper.cancel()
  }
}

/// The handler starts what ends it: whatever it calls besides is not seen.
final class Session: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, Error>?
  private var work: Task<Void, Never>?

  func set(_ continuation: CheckedContinuation<Int, Error>) { lock.withLock { self.continuation = continuation } }
  func start() { work = Task { fail() } }
  func fail() {
    lock.withLock {
      continuation?.resume(throwing: CancellationError())
      continuation = nil
    }
  }
  func cancel() {
    work?.cancel()
    fail()
  }
}

func cancelledByWork() async throws -> Int {
  let session = Session()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      session.set(continuation)
      session.start()
    }
  } onCancel: {
    session.cancel()
  }
}
