import NIOCore

// Those who wait lie in a list that is the payload of a state, which is copied, changed and put back.

struct PortError: Error {}

final class Line {
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

  /// It is out of the list when the answer turns out to be none.
  func received(_ text: String) {
    guard case .open(let number, var waiting) = state, !waiting.isEmpty else { return }
    let promise = waiting.removeFirst()
    state = .open(number, waiting)
    if text.isEmpty { return }  // want: forgotten-sender "this return leaves 'promise'"
    promise.succeed(text)
  }

  func close(_ error: (any Error)?) {
    switch state {
    case .open(_, let waiting):
      state = .closed
      guard let error else { return }  // want: forgotten-sender "this return leaves 'waiting'"
      for promise in waiting { promise.fail(error) }
    case .closed: break
    }
  }
}

actor Gate {
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

  func open(isQuiet: Bool) {
    let all = take()
    if isQuiet { return }  // want: forgotten-sender "this return leaves 'all'"
    for continuation in all { continuation.resume() }
  }
}
