import NIOCore

// The twins of leaks.swift, and results that tell.

struct BufferedRepaired<Element: Sendable> {
  enum Action {
    case none
    case resume(UnsafeContinuation<Element?, Never>, Element)
  }
  private enum State {
    case waiting(UnsafeContinuation<Element?, Never>?)
    case buffering([Element])
    case finished
  }
  private var state = State.waiting(nil)

  mutating func nextRepaired(for continuation: UnsafeContinuation<Element?, Never>) -> Action {
    switch state {
    case .waiting(let other):
      other?.resume(returning: nil)
      state = .waiting(continuation)
      return .none
    case .buffering(var elements):
      let first = elements.removeFirst()
      state = elements.isEmpty ? .waiting(nil) : .buffering(elements)
      return .resume(continuation, first)
    case .finished:
      continuation.resume(returning: nil)
      return .none
    }
  }

  mutating func finish() {
    if case .waiting(let continuation) = state { continuation?.resume(returning: nil) }
    state = .finished
  }
}

actor TurnstileRepaired {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private let limit = 10

  private func enqueueRepaired(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
    if isOpen {
      continuation.resume()
      return true
    }
    guard waiters.count < limit else {
      continuation.resume(throwing: CancellationError())
      return true
    }
    waiters.append(continuation)
    return false
  }

  /// Only the way that has not taken it gives `false`.
  private func takes(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
    guard waiters.count < limit else { return false }  // ok: who calls is told
    waiters.append(continuation)
    return true
  }

  func wait() async throws {
    try await withCheckedThrowingContinuation { if enqueueRepaired($0) { print("no wait") } }
  }

  func waitPerhaps() async throws {
    try await withCheckedThrowingContinuation { continuation in
      if !takes(continuation) { continuation.resume(throwing: CancellationError()) }
    }
  }

  func open() {
    isOpen = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}

/// A case of its own tells of what was not done.
struct Gate {
  enum Outcome {
    case stored, isOpen
  }
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isOpen = false

  mutating func store(_ continuation: CheckedContinuation<Void, Never>) -> Outcome {
    if isOpen { return .isOpen }  // ok: who calls resumes
    waiters.append(continuation)
    return .stored
  }

  mutating func open() -> [CheckedContinuation<Void, Never>] {
    isOpen = true
    let all = waiters
    waiters = []
    return all
  }
}

/// What is given back is not known to be the same.
struct Counted {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var limit = 10

  mutating func store(_ continuation: CheckedContinuation<Void, Never>) -> Int {
    if waiters.count == limit { return waiters.count }  // ok: a number may tell
    waiters.append(continuation)
    return waiters.count
  }

  mutating func open() -> [CheckedContinuation<Void, Never>] {
    let all = waiters
    waiters = []
    return all
  }
}

struct RequestsClosedRepaired: Error {}

final class RequestsRepaired {
  private var pending: [EventLoopPromise<Int>] = []
  private var isClosed = false

  func addOnceRepaired(_ promise: EventLoopPromise<Int>) -> Bool {
    guard !isClosed, pending.isEmpty else {
      promise.fail(RequestsClosedRepaired())
      return false
    }
    pending.append(promise)
    return true
  }

  func addRepaired(_ promise: EventLoopPromise<Int>, _ number: Int) -> Int? {
    if number < 0 {
      promise.fail(RequestsClosedRepaired())
      return nil
    }
    guard !isClosed else {
      promise.fail(RequestsClosedRepaired())
      return nil
    }
    pending.append(promise)
    return pending.count
  }

  func close() {
    isClosed = true
    for promise in pending { promise.fail(RequestsClosedRepaired()) }
    pending = []
  }
}

/// What a closure has done with it is told by a Boolean, and no way leads from the one to the other.
final class Frames {
  enum Action {
    case forward, nothing
  }
  private var pending: [Int: [EventLoopPromise<Void>]] = [:]

  private func modify(_ key: Int, _ change: (inout [EventLoopPromise<Void>]) -> Bool) -> Bool? {
    pending[key].map { list in
      var list = list
      defer { pending[key] = list }
      return change(&list)
    }
  }

  func process(_ key: Int, _ promise: EventLoopPromise<Void>) -> Action {
    let isBuffered = modify(key) { list in
      if list.isEmpty { return false }
      list.append(promise)
      return true
    }
    switch isBuffered {
    case .some(true): return .nothing
    case .some(false), .none: return .forward  // ok: who calls has it still
    }
  }

  func flush() {
    for promise in pending.values.joined() { promise.succeed(()) }
    pending = [:]
  }
}

/// Each way that has not made anything gives the same.
final class Streams {
  private var waiters: [EventLoopPromise<Int>] = []
  private var free: [Int] = []

  func tryMake(_ promise: EventLoopPromise<Int>) -> Bool {
    guard waiters.isEmpty else { return false }  // ok: who calls is told
    guard let stream = free.popLast() else { return false }
    promise.succeed(stream)
    return true
  }

  func make(_ promise: EventLoopPromise<Int>) {
    if !tryMake(promise) { waiters.append(promise) }
  }

  func close() {
    for waiter in waiters { waiter.fail(RequestsClosedRepaired()) }
    waiters = []
  }
}

/// Where there is no promise nobody waits: that is no way that meets one.
final class Jobs {
  private var pending: [EventLoopPromise<Int>] = []

  func add(_ promise: EventLoopPromise<Int>?, _ number: Int) -> Bool {
    guard let promise else { return false }
    if number < 0 { return false }  // ok: who calls is told
    pending.append(promise)
    return true
  }

  func close() {
    for promise in pending { promise.fail(RequestsClosedRepaired()) }
    pending = []
  }
}
