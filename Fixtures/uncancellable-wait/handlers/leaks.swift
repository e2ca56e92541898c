import Foundation

typealias Ask = @Sendable (@escaping @Sendable (Int) -> Void) -> Void

/// What the two closures of one call share.
final class Box: @unchecked Sendable {
  let lock = NSLock()
  var continuation: CheckedContinuation<Int, Error>?
}

func inABox(_ ask: @escaping Ask) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      box.continuation = continuation  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 22 may have run"
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

func behindALock(_ ask: @escaping Ask) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      box.lock.withLock { box.continuation = continuation }  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 42"
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
      return box.continuation
    }
    waiting?.resume(throwing: CancellationError())
  }
}

/// What keeps the continuation, and what cancels it, are methods of it.
final class Keeper: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, Error>?

  func set(_ continuation: CheckedContinuation<Int, Error>) { lock.withLock { self.continuation = continuation } }

  func finish(_ number: Int) {
    lock.withLock {
      continuation?.resume(returning: number)
      continuation = nil
    }
  }

  func cancel() {
    let waiting = lock.withLock {
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(throwing: CancellationError())
  }
}

func byMethods(_ ask: @escaping Ask) async throws -> Int {
  let keeper = Keeper()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      keeper.set(continuation)  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler"
      ask { keeper.finish($0) }
    }
  } onCancel: {
    keeper.cancel()
  }
}
