import Foundation

// Whoever stores asks again, in the critical section of the store; or holds the lock all the way; or begins what ends the wait.

/// Once more under the lock.
final class GateRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func passRepaired() async {
    if lock.withLock({ isOpen }) { return }
    await withCheckedContinuation { continuation in
      let isPast = lock.withLock {
        if !isOpen { waiters.append(continuation) }
        return isOpen
      }
      if isPast { continuation.resume() }
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
final class TurnstileRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isLocked = true
  private var handlers: [() -> Void] = []

  func enterRepaired(completion: @escaping () -> Void) {
    lock.lock()
    let mustWait = isLocked
    lock.unlock()
    guard mustWait else { return completion() }
    lock.lock()
    defer { lock.unlock() }
    guard isLocked else { return completion() }
    handlers.append(completion)
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
final class ListenerRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var bound: Int?
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  private var port: Int? { lock.withLock { bound } }

  func listeningPort() async throws -> Int {
    if let port { return port }
    return try await withCheckedThrowingContinuation { continuation in
      keepRepaired(continuation)
    }
  }

  private func keepRepaired(_ continuation: CheckedContinuation<Int, any Error>) {
    let port = lock.withLock {
      if bound == nil { waiters.append(continuation) }
      return bound
    }
    if let port { continuation.resume(returning: port) }
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
final class PermitsRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var free = 1
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func acquireRepaired() async {
    let isFree = lock.withLock {
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    if isFree { return }
    await withCheckedContinuation { continuation in
      let isFree = lock.withLock {
        guard free == 0 else {
          free -= 1
          return true
        }
        waiters.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
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
final class SessionRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "session")
  private var isReady = false
  private var handlers: [(Bool) -> Void] = []

  func whenReadyRepaired(_ completion: @escaping @Sendable (Bool) -> Void) {
    if queue.sync(execute: { isReady }) {
      completion(true)
      return
    }
    queue.async {
      if self.isReady { return completion(true) }
      self.handlers.append(completion)
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

struct Over: Error {}

/// The question throws.
final class RequestsRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]

  func askRepaired(_ id: Int) async throws -> Int {
    try lock.withLock { if isClosed { throw Over() } }
    return try await withCheckedThrowingContinuation { continuation in
      lock.withLock {
        if isClosed { return continuation.resume(throwing: Over()) }
        pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
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
    for waiter in all.values { waiter.resume(throwing: Over()) }
  }
}

/// Behind the store it looks whether it was too late.
final class Checked: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if lock.withLock({ isOpen }) { return }
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
      if lock.withLock({ isOpen }) { open() }
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

/// Whoever has stored begins what ends the wait.
final class Loader: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int?
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func load() async -> Int {
    if let value = lock.withLock({ value }) { return value }
    return await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
      fetch()
    }
  }

  private func fetch() { DispatchQueue.global().async { self.finish(1) } }

  private func finish(_ loaded: Int) {
    let all = lock.withLock {
      value = loaded
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(returning: loaded) }
  }
}

/// The lock is held from the question to the store.
final class Held: @unchecked Sendable {
  private let lock = NSRecursiveLock()
  private var isReady = false
  private var handlers: [(Bool) -> Void] = []

  func whenReady(_ completion: @escaping (Bool) -> Void) {
    lock.withLock {
      if lock.withLock({ isReady }) { return completion(true) }
      lock.withLock { handlers.append(completion) }
    }
  }

  func orLater(_ completion: @escaping (Bool) -> Void) {
    lock.lock()
    defer { lock.unlock() }
    if isReady { return completion(true) }
    handlers.append(completion)
  }

  func start() {
    let all = lock.withLock {
      isReady = true
      defer { handlers = [] }
      return handlers
    }
    for handler in all { handler(true) }
  }
}

/// What comes between changes nothing of the answer.
final class Idle: @unchecked Sendable {
  private let lock = NSLock()
  private var isBusy = false
  private var handlers: [(Bool) -> Void] = []

  func whenDone(_ completion: @escaping (Bool) -> Void) {
    if lock.withLock({ isBusy }) { return completion(false) }
    lock.withLock { handlers.append(completion) }
  }

  func finish() {
    let all = lock.withLock {
      isBusy = false
      defer { handlers = [] }
      return handlers
    }
    for handler in all { handler(true) }
  }
}

/// The same by way of more than one function.
final class DeepLoader: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int?
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func load() async -> Int {
    if let value = lock.withLock({ value }) { return value }
    return await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }  // ok: what is begun behind it tells all who wait
      fetch()
    }
  }

  private func fetch() { fetch(1) }

  private func fetch(_ number: Int) { DispatchQueue.global().async { self.finish(number) } }

  private func finish(_ loaded: Int) {
    let all = lock.withLock {
      value = loaded
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(returning: loaded) }
  }
}
