import NIOCore

struct PortError: Error {}

final class LineRepaired {
  private enum State {
    case closed
    case open(Int, [EventLoopPromise<String>])
  }
  private var state = State.open(1, [])

  func ask(on loop: any EventLoop) -> EventLoopFuture<String>? {
    guard case .open(let number, var waiting) = state else { return nil }
    let promise = loop.makePromise(of: String.self)
    waiting.append(promise)
    state = .open(number, waiting)
    return promise.futureResult
  }

  func receivedRepaired(_ text: String) {
    guard case .open(let number, var waiting) = state, !waiting.isEmpty else { return }
    let promise = waiting.removeFirst()
    state = .open(number, waiting)
    if text.isEmpty { return promise.fail(PortError()) }
    promise.succeed(text)
  }

  /// The list that it is taken out of is a copy, which is not put back.
  func peeked(_ text: String) {
    guard case .open(let number, var waiting) = state, !waiting.isEmpty else { return }
    let promise = waiting.removeFirst()
    if text.isEmpty { return }
    state = .open(number, waiting)
    promise.succeed(text)
  }

  func closeRepaired(_ error: (any Error)?) {
    switch state {
    case .open(_, let waiting):
      state = .closed
      for promise in waiting { promise.fail(error ?? PortError()) }
    case .closed: break
    }
  }
}

actor GateRepaired {
  private enum State {
    case shut
    case waitedFor([CheckedContinuation<Void, Never>])
    case open
  }
  private var state = State.shut

  func pass() async {
    await withCheckedContinuation { continuation in
      switch state {
      case .shut: state = .waitedFor([continuation])
      case .waitedFor(let others): state = .waitedFor(others + [continuation])
      case .open: continuation.resume()
      }
    }
  }

  private func take() -> [CheckedContinuation<Void, Never>] {
    defer { state = .open }
    if case .waitedFor(let all) = state { return all }
    return []
  }

  func openRepaired(isQuiet: Bool) {
    let all = take()
    if !isQuiet { print("open") }
    for continuation in all { continuation.resume() }
  }
}

/// What is taken out of a copy, turn by turn, is another one each time.
final class Pressure {
  private enum State {
    case flowing
    case held(CircularBuffer<CheckedContinuation<Void, Never>>)
  }
  private var state = State.flowing

  func wait() async {
    await withCheckedContinuation { continuation in
      switch state {
      case .flowing: state = .held([continuation])
      case .held(var others):
        others.append(continuation)
        state = .held(others)
      }
    }
  }

  func flow() {
    switch state {
    case .flowing: break
    case .held(var all):
      while let continuation = all.popFirst() { continuation.resume() }
      state = .flowing
    }
  }
}

/// Of two patterns for one case the second one gives the list another name.
final class Merging {
  private enum State {
    case idle
    case merging([CheckedContinuation<Void, Never>], next: CheckedContinuation<Int, Never>?)
    case modifying
  }
  private var state = State.merging([], next: nil)

  func wait() async {
    await withCheckedContinuation { continuation in
      guard case .merging(let others, let next) = state else { return continuation.resume() }
      state = .merging(others + [continuation], next: next)
    }
  }

  func next() async -> Int {
    await withCheckedContinuation { continuation in
      guard case .merging(let others, nil) = state else { return continuation.resume(returning: 0) }
      state = .merging(others, next: continuation)
    }
  }

  func produce(_ number: Int) -> CheckedContinuation<Int, Never>? {
    switch state {
    case .merging(let producers, .some(let next)):
      state = .merging(producers, next: nil)
      return next
    case .merging(let producers, .none):
      state = .modifying
      print(number)
      state = .merging(producers, next: nil)
      return nil
    case .idle, .modifying: return nil
    }
  }

  func end() {
    guard case .merging(let producers, let next) = state else { return }
    state = .idle
    for producer in producers { producer.resume() }
    next?.resume(returning: 0)
  }
}
