import Foundation

// Whether somebody has to wait is asked for under a lock; the lock is given back, and the waiter is stored under the next.

/// Both under the same lock, each in a closure.
final class Gate: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if lock.withLock({ isOpen }) { return }
    await withCheckedContinuation { continuation in
      lock.withLock {
        waiters.append(continuation)  // want: undrained-waiters "without another look at 'isOpen', which was asked for in a critical section before: where 'open()' comes between"
      }
    }
  }

  func open() {
    let all = lock.withLock {
      isOpen = true
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume() }
  }
}

/// `lock()` and `unlock()`.
final class Turnstile: @unchecked Sendable {
  private let lock = NSLock()
  private var isLocked = true
  private var handlers: [() -> Void] = []

  func enter(completion: @escaping () -> Void) {
    lock.lock()
    let mustWait = isLocked
    lock.unlock()
    guard mustWait else { return completion() }
    lock.lock()
    defer { lock.unlock() }
    handlers.append(completion)  // want: undrained-waiters "without another look at 'isLocked'"
  }

  func turn() {
    lock.lock()
    isLocked = false
    let all = handlers
    handlers = []
    lock.unlock()
    for handler in all { handler() }
  }
}

/// What they wait for is a value, which a property of its own reads.
final class Listener: @unchecked Sendable {
  private let lock = NSLock()
  private var bound: Int?
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  private var port: Int? { lock.withLock { bound } }

  func listeningPort() async throws -> Int {
    if let port { return port }
    return try await withCheckedThrowingContinuation { continuation in
      keep(continuation)
    }
  }

  private func keep(_ continuation: CheckedContinuation<Int, any Error>) {
    lock.withLock {
      waiters.append(continuation)  // want: undrained-waiters "without another look at 'bound'"
    }
  }

  func publish(_ port: Int) {
    let ready = lock.withLock {
      bound = port
      defer { waiters = [] }
      return waiters
    }
    for waiter in ready { waiter.resume(returning: port) }
  }
}

/// A semaphore: what is given back in between is counted, and the waiter waits all the same.
final class Permits: @unchecked Sendable {
  private let lock = NSLock()
  private var free = 1
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func acquire() async {
    let isFree = lock.withLock {
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    if isFree { return }
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }  // want: undrained-waiters "without another look at 'free'"
    }
  }

  func release() {
    let next = lock.withLock { () -> CheckedContinuation<Void, Never>? in
      guard waiters.isEmpty else { return waiters.removeFirst() }
      free += 1
      return nil
    }
    next?.resume()
  }
}

/// A queue is as good as a lock.
final class Session: @unchecked Sendable {
  private let queue = DispatchQueue(label: "session")
  private var isReady = false
  private var handlers: [(Bool) -> Void] = []

  func whenReady(_ completion: @escaping @Sendable (Bool) -> Void) {
    if queue.sync(execute: { isReady }) {
      completion(true)
      return
    }
    queue.async {
      self.handlers.append(completion)  // want: undrained-waiters "a completion handler is stored in 'handlers' here without another look at 'isReady'"
    }
  }

  func start() {
    queue.async {
      self.isReady = true
      for handler in self.handlers { handler(true) }
      self.handlers.removeAll()
    }
  }
}

struct Ended: Error {}

/// The question throws.
final class Requests: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]

  func ask(_ id: Int) async throws -> Int {
    try lock.withLock { if isClosed { throw Ended() } }
    return try await withCheckedThrowingContinuation { continuation in
      lock.withLock {
        pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())  // want: undrained-waiters "without another look at 'isClosed'"
      }
    }
  }

  func answer(_ id: Int, _ value: Int) {
    lock.withLock { pending.removeValue(forKey: id) }?.resume(returning: value)
  }

  func close() {
    let all = lock.withLock {
      isClosed = true
      defer { pending = [:] }
      return pending
    }
    for waiter in all.values { waiter.resume(throwing: Ended()) }
  }
}
