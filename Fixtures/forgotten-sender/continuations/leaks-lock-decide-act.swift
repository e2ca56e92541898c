import Foundation

// Decided under the lock, acted on outside of it, and one decision is not acted on.

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

func note(_ message: String) {
  print(message)
}

struct Waiting {
  var isClosed = false
  var buffer: [Int] = []
  var waiters: [CheckedContinuation<Int?, Never>] = []
}

enum Action {
  case wait
  case reject
  case answer(Int)
}

final class Mailbox: Sendable {
  private let state = Protected(Waiting())

  func receiveOrReject() async -> Int? {
    await withCheckedContinuation { continuation in
      let action = state.withLock { state -> Action in
        if state.isClosed { return .reject }
        if !state.buffer.isEmpty { return .answer(state.buffer.removeFirst()) }
        state.waiters.append(continuation)
        return .wait
      }
      switch action {
      case .wait: break  // ok: the state keeps the continuation
      case .answer(let value): continuation.resume(returning: value)
      case .reject: note("closed")
      }
    }  // want: forgotten-sender "continuation"
  }

  func parkedOrNot() async -> Int? {
    await withCheckedContinuation { continuation in
      let isParked = state.withLock { state -> Bool in
        guard !state.isClosed else { return false }
        state.waiters.append(continuation)
        return true
      }
      if !isParked {
        note("closed")
      }
    }  // want: forgotten-sender "continuation"
  }

  func guardedByHand(_ lock: NSLock) async -> Int? {
    await withCheckedContinuation { continuation in
      lock.lock()
      if state.withLock({ $0.isClosed }) {
        lock.unlock()
        return  // want: forgotten-sender "continuation"
      }
      state.withLock { $0.waiters.append(continuation) }
      lock.unlock()
    }
  }

  func send(_ value: Int) {
    let waiter = state.withLock { state -> CheckedContinuation<Int?, Never>? in
      if state.waiters.isEmpty {
        state.buffer.append(value)
        return nil
      }
      return state.waiters.removeFirst()
    }
    waiter?.resume(returning: value)
  }

  func close() {
    let waiters = state.withLock { state -> [CheckedContinuation<Int?, Never>] in
      state.isClosed = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: nil) }
  }
}

/// What is to be done comes out of the lock as a closure.
final class Letterbox: @unchecked Sendable {
  private let lock = NSLock()
  private var letters: [String] = []
  private var reader: CheckedContinuation<String, Never>?

  func letter(when isOpen: Bool) async -> String {
    await withCheckedContinuation { continuation in
      let answer: (() -> Void)? = lock.withLock {
        if !letters.isEmpty {
          let letter = letters.removeFirst()
          return { continuation.resume(returning: letter) }
        }
        precondition(reader == nil)
        reader = continuation
        return nil
      }
      if isOpen { answer?() }
    }  // want: forgotten-sender "leaves 'continuation'"
  }

  func put(_ letter: String) {
    let answer: (() -> Void)? = lock.withLock {
      if let reader {
        self.reader = nil
        return { reader.resume(returning: letter) }
      }
      letters.append(letter)
      return nil
    }
    answer?()
  }
}
