import Foundation

// The same, and the waiter is taken out of each case that has one.

final class Gate: @unchecked Sendable {
  enum Action {
    case none
    case wake(CheckedContinuation<Void, Never>)
    case fail(CheckedContinuation<Void, Never>, String)
  }
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Void, Never>?

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if waiter == nil { waiter = continuation } else { continuation.resume() }
    }
  }

  private func next() -> Action {
    lock.lock()
    defer { lock.unlock() }
    guard let current = waiter else { return .none }
    waiter = nil
    return .wake(current)
  }

  private func end(_ reason: String) -> Action {
    lock.lock()
    defer { lock.unlock() }
    guard let current = waiter else { return .none }
    waiter = nil
    return .fail(current, reason)
  }

  func openRepaired() {
    switch next() {
    case .none, .fail: break
    case .wake(let continuation): continuation.resume()
    }
  }

  func askRepaired() {
    let action = next()
    if case .none = action { print("nobody") }
    perform(action)
  }

  private func perform(_ action: Action) {
    switch action {
    case .none: break
    case .wake(let continuation), .fail(let continuation, _): continuation.resume()
    }
  }

  func closeRepaired() {
    switch end("closed") {
    case .fail(let continuation, let reason):
      print(reason)
      continuation.resume()
    default: break
    }
  }

  // Here it stays where it is.
  private func look() -> Action {
    lock.lock()
    defer { lock.unlock() }
    return waiter.map { .wake($0) } ?? .none
  }

  func isWaiting() -> Bool {
    if case .wake = look() { true } else { false }
  }
}

struct Pool {
  enum Action {
    case none
    case fail(CheckedContinuation<Int, Never>)
  }

  var isClosed = false
  private var waiters: [CheckedContinuation<Int, Never>] = []

  mutating func add(_ continuation: CheckedContinuation<Int, Never>) -> Action {
    if isClosed { return .fail(continuation) }
    waiters.append(continuation)
    return .none
  }

  mutating func close() {
    isClosed = true
    for waiter in waiters { waiter.resume(returning: 0) }
    waiters = []
  }
}

final class PoolOwner: @unchecked Sendable {
  private var pool = Pool()

  func acquireRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      switch pool.add(continuation) {
      case .none: break
      case .fail(let continuation): continuation.resume(returning: 0)
      }
    }
  }

  func close() {
    pool.close()
  }
}

/// Who performs what was decided is a function of its own.
final class Reader: @unchecked Sendable {
  enum Action {
    case none
    case succeed(CheckedContinuation<Int, any Error>, Int)
    case fail(CheckedContinuation<Int, any Error>, any Error)
  }
  private struct State {
    var waiter: CheckedContinuation<Int, any Error>?

    mutating func received(_ value: Int) -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .succeed(first, value)
    }

    mutating func failed(_ error: any Error) -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .fail(first, error)
    }
  }
  private let lock = NSLock()
  private var state = State()

  func value() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock {
        precondition(state.waiter == nil)
        state.waiter = continuation
      }
    }
  }

  func received(_ value: Int) {
    let action = lock.withLock { state.received(value) }
    log(action)
    performRepaired(action)
  }

  func failed(_ error: any Error) { performRepaired(lock.withLock { state.failed(error) }) }

  private func performRepaired(_ action: Action) {
    switch action {
    case .succeed(let continuation, let value): continuation.resume(returning: value)
    case .fail(let continuation, let error): continuation.resume(throwing: error)
    case .none: break
    }
  }

  /// ok: who has the action goes on to whoever performs it.
  private func log(_ action: Action) {
    switch action {
    case .succeed(_, let value): print("succeeded: \(value)")
    case .fail(_, let error): print("failed: \(error)")
    case .none: break
    }
  }
}

/// What a closure under a lock gives.
final class Passed: @unchecked Sendable {
  enum Action {
    case resume(CheckedContinuation<Void, Never>)
    case none
  }
  private struct Machine {
    var waiter: CheckedContinuation<Void, Never>?
    mutating func take() -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .resume(first)
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in
      let earlier = lock.withLock {
        let earlier = machine.take()
        machine.waiter = continuation
        return earlier
      }
      if case .resume(let writer) = earlier { writer.resume() }
    }
  }

  func skipRepaired() {
    switch lock.withLock({ machine.take() }) {
    case .resume(let writer):
      print("somebody waits")
      writer.resume()
    case .none: break
    }
  }
}
