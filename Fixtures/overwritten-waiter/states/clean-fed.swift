// ok: whoever goes over to another state finishes the stream, or has heard that nobody reads it.

final class BodyReaderRepaired {
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

  func readRepaired(_ data: [UInt8]?) {
    switch (data, state) {
    case (let part?, .streaming(let continuation)):
      if part.count > 100 {
        state = .discarding
        continuation.finish()
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

actor FeedRepaired {
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

  func overflowRepaired() {
    if case .open(let continuation, _) = state {
      continuation.yield(0)
      continuation.finish()
      state = .full
    }
  }

  /// The reader has gone.
  func offer(_ number: Int) {
    if case .open(let continuation, _) = state {
      if case .terminated = continuation.yield(number) { state = .full }
    }
  }

  /// It is still the same one.
  func count() {
    if case .open(let continuation, let count) = state {
      continuation.yield(count)
      state = .open(continuation, count: 0)
    }
  }

  func close() {
    if case .open(let continuation, _) = state { continuation.finish() }
    state = .closed
  }
}
