import Foundation

// What a method gives its caller to be resumed it does not keep, or the caller sees to it that it goes.

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
    case .waiting(let continuation):
      state = .idle
      return .resume(continuation, value)
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

  func receivedRepaired(_ value: Int) {
    let action = lock.withLock { machine.received(value) }
    switch action {
    case .resume(let continuation, let value):
      continuation.resume(returning: value)
    case .none: break
    }
  }

  func failed() {
    lock.withLock { machine.failed() }?.resume(throwing: Broken())
  }
}

/// A state of the type itself.
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

  func startRepaired() {
    if case .opening(let continuation) = state {
      state = .open
      continuation.resume(returning: true)
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

  func receivedRepaired(_ value: Int) {
    let found = lock.withLock {
      defer { waiter = nil }
      return waiter
    }
    found?.resume(returning: value)
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

  func receivedRepaired(_ id: Int, _ value: Int) {
    guard let waiter = waiter(for: id) else { return }
    lock.withLock { waiters[id] = nil }
    waiter.resume(returning: value)
  }

  func gaveUp(_ id: Int) {
    lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: 0)
  }
}

/// A machine of its own, that nobody else knows.
func trial(_ continuation: CheckedContinuation<Int, Error>) {
  var machine = Machine()
  machine.wait(continuation)
  guard case .resume(let waiter, let value) = machine.received(1) else { return }
  waiter.resume(returning: value)  // ok: nothing comes behind it
}

/// The flag lets nobody in again.
final class Latch: @unchecked Sendable {
  private let lock = NSLock()
  private var isDone = false
  private var waiter: CheckedContinuation<Void, Never>?

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.withLock {
        precondition(waiter == nil)
        waiter = continuation
      }
    }
  }

  func finish() {
    let found = lock.withLock { () -> CheckedContinuation<Void, Never>? in
      guard !isDone else { return nil }
      isDone = true
      return waiter
    }
    found?.resume()  // ok: the second finds it done
  }
}

/// A machine that becomes another: what it had it has given away.
struct Steps {
  struct Running {
    var waiter: CheckedContinuation<Int?, Never>?
    var values: [Int]
  }
  enum State {
    case running(Running)
    case ended
  }
  private var state: State

  init(state: State = .running(Running(waiter: nil, values: []))) {
    self.state = state
  }

  mutating func wait(_ continuation: CheckedContinuation<Int?, Never>) -> CheckedContinuation<Int?, Never>? {
    guard case .running(var running) = state, running.waiter == nil else { return continuation }
    running.waiter = continuation
    self = .init(state: .running(running))
    return nil
  }

  mutating func end() -> CheckedContinuation<Int?, Never>? {
    switch state {
    case .running(let running):
      guard let waiter = running.waiter else {
        self = .init(state: .ended)
        return nil
      }
      self = .init(state: .ended)
      return waiter
    case .ended: return nil
    }
  }
}

final class Walker: @unchecked Sendable {
  private let lock = NSLock()
  private var steps = Steps()

  func next() async -> Int? {
    await withCheckedContinuation { continuation in
      lock.withLock { steps.wait(continuation) }?.resume(returning: nil)
    }
  }

  func end() {
    lock.withLock { steps.end() }?.resume(returning: nil)  // ok: the machine has ended
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

  func ringRepaired(_ count: Int) {
    let all = lock.withLock {
      let all = waiters
      waiters = []
      return all
    }
    for waiter in all { waiter.resume(returning: count) }
  }

  func ringNamedRepaired(_ count: Int) {
    lock.lock()
    let all = named
    named.removeAll()
    lock.unlock()
    for (_, waiter) in all { waiter.resume(returning: count) }
  }

  func ringNamed(_ count: Int) {
    lock.lock()
    defer { lock.unlock() }
    let all = named
    for (_, waiter) in all { waiter.resume(returning: count) }
    named = [:]  // ok: before anybody else can look
  }

  func ringOne(_ name: String) {
    lock.lock()
    defer { lock.unlock() }
    let all = named
    for (key, waiter) in all where key == name {
      waiter.resume(returning: 1)
      named[key] = nil  // ok: it is the one that was told
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

  func count() -> Int { present().count }  // ok: nobody is told

  func strikeRepaired(_ count: Int) {
    let all = lock.withLock {
      defer { waiters = [] }
      return waiters
    }
    all.forEach { $0.resume(returning: count) }
  }

  func stop() {
    let all = lock.withLock {
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(throwing: Broken()) }
  }
}
