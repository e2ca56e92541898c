import Foundation

// Decided under the lock, acted on outside of it.

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

  func receiveOrRejectRepaired() async -> Int? {
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
      case .reject: continuation.resume(returning: nil)
      }
    }
  }

  func parkedOrNotRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      let isParked = state.withLock { state -> Bool in
        guard !state.isClosed else { return false }  // ok: leaves the inner closure only
        state.waiters.append(continuation)
        return true
      }
      if !isParked {
        continuation.resume(returning: nil)
      }  // ok: otherwise the state keeps the continuation
    }
  }

  func immediateOrParkedRepaired() async -> Int? {
    await withCheckedContinuation { cont in
      let value = state.withLock { state -> Int? in
        if state.isClosed { return -1 }
        if !state.buffer.isEmpty { return state.buffer.removeFirst() }
        state.waiters.append(cont)
        return nil
      }
      if let value {
        cont.resume(returning: value)
      }  // ok: nil means that the state keeps the continuation
    }
  }

  func guardedByHandRepaired(_ lock: NSLock) async -> Int? {
    await withCheckedContinuation { continuation in
      lock.lock()
      if state.withLock({ $0.isClosed }) {
        lock.unlock()
        continuation.resume(returning: nil)
        return  // ok: resumed just before
      }
      state.withLock { $0.waiters.append(continuation) }
      lock.unlock()
    }
  }

  func tuple() async -> Int? {
    await withCheckedContinuation { continuation in
      let (isParked, value) = state.withLock { state -> (Bool, Int?) in
        if state.isClosed { return (false, nil) }
        if let first = state.buffer.first { return (false, first) }
        state.waiters.append(continuation)
        return (true, nil)
      }
      guard !isParked else { return }  // ok: the state keeps the continuation
      continuation.resume(returning: value)
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
    waiter?.resume(returning: value)  // ok: without a waiter the value was buffered
  }

  func close() {
    let waiters = state.withLock { state -> [CheckedContinuation<Int?, Never>] in
      state.isClosed = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: nil) }  // ok: no waiters, nothing to resume
  }
}

/// What the lock's closure finds is kept in a variable that is nil only where there was nothing.
final class Turnstile: @unchecked Sendable {
  private enum Ending {
    case failed(any Error)
    case finished
  }
  private enum Phase {
    case idle
    case waiting([UnsafeContinuation<Int?, any Error>])
    case ended(Ending)
  }
  private let lock = NSLock()
  private var phase = Phase.idle

  func next() async throws -> Int? {
    try await withUnsafeThrowingContinuation { continuation in
      var ending: Ending?
      lock.withLock {
        switch phase {
        case .idle: phase = .waiting([continuation])
        case .waiting(let others): phase = .waiting(others + [continuation])
        case .ended(let found):
          ending = found
          phase = .ended(.finished)
        }
      }
      switch ending {
      case nil: return  // ok: it waits with the others
      case .failed(let error): continuation.resume(throwing: error)
      case .finished: continuation.resume(returning: nil)
      }
    }
  }

  func end() {
    let waiting: [UnsafeContinuation<Int?, any Error>] = lock.withLock {
      guard case .waiting(let all) = phase else { return [] }
      phase = .ended(.finished)
      return all
    }
    for continuation in waiting { continuation.resume(returning: nil) }
  }
}

/// What the lock's closure has set is asked for in one condition with others.
final class Gatehouse: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var waiting: [UnsafeContinuation<Int?, Never>] = []

  func next() async -> Int? {
    await withUnsafeContinuation { continuation in
      var isFull = false
      var isLate = false
      lock.withLock {
        if isClosed {
          isLate = true
          return
        }
        if waiting.count > 3 { isFull = true } else { waiting.append(continuation) }
      }
      if isFull || isLate { continuation.resume(returning: nil) }  // ok: one of them, or it is kept
    }
  }

  func close() {
    let all: [UnsafeContinuation<Int?, Never>] = lock.withLock {
      isClosed = true
      defer { waiting = [] }
      return waiting
    }
    for continuation in all { continuation.resume(returning: nil) }
  }
}

/// The lock is what a property wrapper projects.
@propertyWrapper
final class Guarded<Value> {
  private let lock = NSLock()
  private var value: Value
  var wrappedValue: Value { lock.withLock { value } }
  var projectedValue: Guarded<Value> { self }

  init(wrappedValue: Value) { value = wrappedValue }

  func write<Result>(_ change: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return change(&value)
  }
}

final class Signer: @unchecked Sendable {
  private struct State {
    var isRenewing = false
    var key: Int?
    var waiting: [(Int?) -> Void] = []
  }
  private enum Decision {
    case sign(Int)
    case refuse, wait
  }
  @Guarded private var state = State()

  func sign(completion: @escaping (Int?) -> Void) {
    let decision: Decision = $state.write { state in
      if state.isRenewing {
        state.waiting.append(completion)
        return .wait
      }
      guard let key = state.key else { return .refuse }
      return .sign(key)
    }
    switch decision {
    case .sign(let key): completion(key)
    case .refuse: completion(nil)
    case .wait: break  // ok: the state keeps it
    }
  }

  func renewed(_ key: Int) {
    let waiting: [(Int?) -> Void] = $state.write { state in
      state.key = key
      defer { state.waiting = [] }
      return state.waiting
    }
    for completion in waiting { completion(key) }
  }
}

/// What is to be done comes out of the lock as a closure.
final class Letterbox: @unchecked Sendable {
  private let lock = NSLock()
  private var letters: [String] = []
  private var reader: CheckedContinuation<String, Never>?

  func letterRepaired() async -> String {
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
      answer?()  // ok: without one it is kept
    }
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
