import Foundation

// Cancellation around a continuation, in the forms that work.

protocol Request: AnyObject, Sendable {
  func start(completion: @escaping @Sendable (Result<Int, Error>) -> Void)
  func cancel()
}

final class Protected<State>: @unchecked Sendable {
  private let lock = NSLock()
  private var state: State

  init(_ state: State) {
    self.state = state
  }

  func withLock<R>(_ body: (inout State) throws -> R) rethrows -> R {
    lock.lock()
    defer { lock.unlock() }
    return try body(&state)
  }
}

enum Wait {
  case idle
  case waiting(CheckedContinuation<Void, Error>)
  case cancelled
}

final class Canceller: Sendable {
  private let wait = Protected(Wait.idle)

  func request(_ request: any Request) async throws -> Int {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        request.start { continuation.resume(with: $0) }
      }
    } onCancel: {
      request.cancel()  // ok: a cancelled request calls back with an error
    }
  }

  func checkedFirst(_ request: any Request) async throws -> Int {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
          return  // ok: resumed just before
        }
        request.start { continuation.resume(with: $0) }
      }
    } onCancel: {
      request.cancel()
    }
  }

  func guardedFirst(_ request: any Request) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      guard !Task.isCancelled else {
        return continuation.resume(throwing: CancellationError())  // ok: returns by resuming
      }
      request.start { continuation.resume(with: $0) }
    }
  }

  func stateEnum() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, Error>) in
        let isCancelled = wait.withLock { wait -> Bool in
          guard case .idle = wait else { return true }  // ok: leaves the inner closure only
          wait = .waiting(continuation)
          return false
        }
        if isCancelled {
          continuation.resume(throwing: CancellationError())
        }  // ok: otherwise kept in the state
      }
    } onCancel: {
      let waiting = wait.withLock { wait -> CheckedContinuation<Void, Error>? in
        defer { wait = .cancelled }
        guard case .waiting(let continuation) = wait else { return nil }
        return continuation
      }
      waiting?.resume(throwing: CancellationError())  // ok: nil when nobody waits
    }
  }

  func release() {
    let waiting = wait.withLock { wait -> CheckedContinuation<Void, Error>? in
      guard case .waiting(let continuation) = wait else { return nil }
      wait = .idle
      return continuation
    }
    waiting?.resume()
  }

  func checkedInTask(_ request: any Request) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          try Task.checkCancellation()  // ok: caught below
          let value = try await self.request(request)
          continuation.resume(returning: value)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }
}

actor Turnstile {
  private var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
  private var nextID = 0

  func pass() async -> Bool {
    let id = nextID
    nextID += 1
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: false)
        } else {
          waiting[id] = continuation
        }
      }  // ok: kept under its id, or resumed
    } onCancel: {
      Task { await self.cancel(id) }
    }
  }

  func open() {
    for continuation in waiting.values {
      continuation.resume(returning: true)
    }
    waiting.removeAll()  // ok: all were resumed just before
  }

  private func cancel(_ id: Int) {
    waiting.removeValue(forKey: id)?.resume(returning: false)  // ok: nil when open() was first
  }
}
