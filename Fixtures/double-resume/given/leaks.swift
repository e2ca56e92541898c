import Foundation

// A method gives its caller what is to be resumed, and keeps it: the next event resumes it again.

struct Broken: Error {}

struct Machine {
  enum State {
    case idle
    case waiting(CheckedContinuation<Int, Error>)
    case late(CheckedContinuation<Int, Error>)
    case done
  }
  enum Action {
    case resume(CheckedContinuation<Int, Error>, Int)
    case none
  }
  private var state = State.idle

  mutating func wait(_ continuation: CheckedContinuation<Int, Error>) {
    guard case .idle = state else { return continuation.resume(throwing: Broken()) }
    state = .waiting(continuation)
  }

  mutating func delay() {
    if case .waiting(let continuation) = state { state = .late(continuation) }
  }

  mutating func received(_ value: Int) -> Action {
    switch state {
    case .idle, .done: return .none
    case .waiting(let continuation): return .resume(continuation, value)
    case .late(let continuation):
      state = .done
      return .resume(continuation, 0)
    }
  }

  mutating func failed() -> CheckedContinuation<Int, Error>? {
    switch state {
    case .idle, .done: return nil
    case .waiting(let continuation), .late(let continuation):
      state = .done
      return continuation
    }
  }
}

/// The action is carried out under no lock.
final class Reader: @unchecked Sendable {
  private let lock = NSLock()
  private var machine = Machine()

  func next() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { machine.wait(continuation) }
    }
  }

  func delay() {
    lock.withLock { machine.delay() }
  }

  func received(_ value: Int) {
    let action = lock.withLock { machine.received(value) }
    switch action {
    case .resume(let continuation, let value):
      continuation.resume(returning: value)  // want: double-resume "'state' is resumed here and stays set"
    case .none: break
    }
  }

  func failed() {
    lock.withLock { machine.failed() }?.resume(throwing: Broken())
  }
}

/// A state of the type itself, in which another method finds it, whatever has begun.
actor Valve {
  private enum State {
    case closed
    case opening(CheckedContinuation<Bool, Never>)
    case open
  }
  private var state = State.closed

  func open() async -> Bool {
    await withCheckedContinuation { continuation in
      guard case .closed = state else { return continuation.resume(returning: false) }
      state = .opening(continuation)
    }
  }

  func start() {
    if case .opening(let continuation) = state {
      continuation.resume(returning: true)  // want: double-resume "'state' is resumed here and stays set"
    }
  }

  func failed() {
    if case .opening(let continuation) = state { continuation.resume(returning: false) }
    state = .closed
  }
}

/// Looked up under the lock, and left there.
final class Slot: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int, Never>?

  func value() async -> Int {
    await withCheckedContinuation { continuation in
      lock.withLock {
        precondition(waiter == nil)
        waiter = continuation
      }
    }
  }

  func received(_ value: Int) {
    let found = lock.withLock { waiter }
    found?.resume(returning: value)  // want: double-resume "'waiter' is resumed here and stays set"
  }

  func gaveUp() {
    let found = lock.withLock {
      defer { waiter = nil }
      return waiter
    }
    found?.resume(returning: 0)
  }
}

/// By a method for the one with this id.
final class Table: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [Int: CheckedContinuation<Int, Never>] = [:]

  func value(_ id: Int) async -> Int {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters[id] = continuation }
    }
  }

  private func waiter(for id: Int) -> CheckedContinuation<Int, Never>? {
    lock.withLock { waiters[id] }
  }

  func received(_ id: Int, _ value: Int) {
    guard let waiter = waiter(for: id) else { return }
    waiter.resume(returning: value)  // want: double-resume "'waiters' is resumed here and stays set"
  }

  func gaveUp(_ id: Int) {
    lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: 0)
  }
}

/// All of them at once.
final class Bells: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var named: [String: CheckedContinuation<Int, Error>] = [:]

  func next() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  func next(_ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock {
        precondition(named[name] == nil)
        named[name] = continuation
      }
    }
  }

  func ring(_ count: Int) {
    let all = lock.withLock { waiters }
    for waiter in all {
      waiter.resume(returning: count)  // want: double-resume "'waiters' is resumed here and stays set"
    }
  }

  func ringNamed(_ count: Int) {
    lock.lock()
    let all = named
    lock.unlock()
    for (_, waiter) in all {
      waiter.resume(returning: count)  // want: double-resume "'named' is resumed here and stays set"
    }
  }

  func stop() {
    lock.lock()
    let all = waiters + named.values
    waiters = []
    named = [:]
    lock.unlock()
    all.forEach { $0.resume(throwing: Broken()) }
  }
}

/// By a method that only looks.
final class Gong: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Int, Error>] = []

  func next() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  private func present() -> [CheckedContinuation<Int, Error>] {
    lock.withLock { waiters }
  }

  func strike(_ count: Int) {
    present().forEach { $0.resume(returning: count) }  // want: double-resume "'waiters' is resumed here and stays set"
  }

  func stop() {
    let all = lock.withLock {
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(throwing: Broken()) }
  }
}
