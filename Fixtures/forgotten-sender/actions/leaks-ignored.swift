import Foundation

// What has been decided has the waiter in it, and whoever asked asks for the case only.

final class Gate: @unchecked Sendable {
  enum Action {
    case none
    case wake(CheckedContinuation<Void, Never>)
    case fail(CheckedContinuation<Void, Never>, String)
  }
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Void, Never>?
  private var isBroken = false

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
    return isBroken ? .fail(current, "broken") : .wake(current)
  }

  func open() {
    switch next() {  // want: forgotten-sender "is never resumed"
    case .fail(_, let reason): print(reason)
    case .wake: print("open")
    default: break
    }
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
    perform(action)
  }

  func failed(_ error: any Error) { perform(lock.withLock { state.failed(error) }) }

  private func perform(_ action: Action) {  // want: forgotten-sender "'action' is never resumed"
    switch action {
    case .succeed(let continuation, let value): continuation.resume(returning: value)
    case .fail(_, let error): print("failed: \(error)")
    case .none: break
    }
  }
}

/// The same of what a closure under a lock gives.
final class Swallowed: @unchecked Sendable {
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

  func skip() {
    switch lock.withLock({ machine.take() }) {  // want: forgotten-sender "'lock.withLock(…)' is never resumed"
    case .resume: print("somebody waits")
    case .none: break
    }
  }
}
