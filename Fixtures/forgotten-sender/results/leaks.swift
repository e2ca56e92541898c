import NIOCore

// What a function has done with what it was given it tells by its result; but not on the way that forgets it, which gives what the others
// give.

struct Buffered<Element: Sendable> {
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

  mutating func next(for continuation: UnsafeContinuation<Element?, Never>) -> Action {
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
      return .none  // want: forgotten-sender "this return leaves 'continuation'"
    }
  }

  mutating func finish() {
    if case .waiting(let continuation) = state { continuation?.resume(returning: nil) }
    state = .finished
  }
}

actor Turnstile {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private let limit = 10

  private func enqueue(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
    if isOpen {
      continuation.resume()
      return true
    }
    guard waiters.count < limit else {
      return true  // want: forgotten-sender "this return leaves 'continuation'"
    }
    waiters.append(continuation)
    return false
  }

  func wait() async throws {
    try await withCheckedThrowingContinuation { if enqueue($0) { print("no wait") } }
  }

  func open() {
    isOpen = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}

struct RequestsClosed: Error {}

final class Requests {
  private var pending: [EventLoopPromise<Int>] = []
  private var isClosed = false

  func addOnce(_ promise: EventLoopPromise<Int>) -> Bool {
    if isClosed {
      return false  // want: forgotten-sender "this return leaves 'promise'"
    }
    guard pending.isEmpty else {
      promise.fail(RequestsClosed())
      return false
    }
    pending.append(promise)
    return true
  }

  func add(_ promise: EventLoopPromise<Int>, _ number: Int) -> Int? {
    if number < 0 {
      promise.fail(RequestsClosed())
      return nil
    }
    guard !isClosed else {
      return nil  // want: forgotten-sender "this return leaves 'promise'"
    }
    pending.append(promise)
    return pending.count
  }

  func close() {
    isClosed = true
    for promise in pending { promise.fail(RequestsClosed()) }
    pending = []
  }
}
