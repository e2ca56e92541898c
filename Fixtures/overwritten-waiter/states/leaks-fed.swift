// A state has the continuation of a stream, which most ways only feed. One of them goes over to another state.

final class BodyReader {
  private enum State {
    case idle
    case streaming(AsyncStream<[UInt8]>.Continuation)
    case discarding
  }
  private var state = State.idle

  func begin() -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    state = .streaming(continuation)
    return stream
  }

  func read(_ data: [UInt8]?) {
    switch (data, state) {
    case (let part?, .streaming(let continuation)):
      if part.count > 100 {
        state = .discarding  // want: overwritten-waiter "drops the stream continuation that 'state' may still hold"
        return
      }
      continuation.yield(part)
    case (nil, .streaming(let continuation)):
      state = .idle
      continuation.finish()
    default: break
    }
  }

  func closed() {
    if case .streaming(let continuation) = state { continuation.finish() }
    state = .idle
  }
}

actor Feed {
  private enum State {
    case closed
    case open(AsyncThrowingStream<Int, any Error>.Continuation, count: Int)
    case full
  }
  private var state = State.closed

  func open() -> AsyncThrowingStream<Int, any Error> {
    let (stream, continuation) = AsyncThrowingStream<Int, any Error>.makeStream()
    state = .open(continuation, count: 0)
    return stream
  }

  func add(_ number: Int) {
    guard case .open(let continuation, let count) = state else { return }
    continuation.yield(number)
    state = .open(continuation, count: count + 1)
  }

  func overflow() {
    if case .open(let continuation, _) = state {
      continuation.yield(0)
      state = .full  // want: overwritten-waiter "drops the stream continuation that 'state' may still hold"
    }
  }

  func close() {
    if case .open(let continuation, _) = state { continuation.finish() }
    state = .closed
  }
}
