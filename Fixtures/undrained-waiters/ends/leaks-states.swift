import NIOCore

enum WriteError: Error {
  case closed
}

/// Keeps what is written until it is open. Closed before that, nobody looks at it again: `opened()` does nothing any more.
final class BufferedWrites: @unchecked Sendable {
  private enum State {
    case buffering
    case open
    case closed
  }

  private struct Write {
    var bytes: Int
    var promise: EventLoopPromise<Void>
  }

  private var state = State.buffering
  private var buffer: [Write] = []
  private var deadline: Int? = 30

  func write(_ bytes: Int, promise: EventLoopPromise<Void>) {
    switch state {
    case .buffering: buffer.append(Write(bytes: bytes, promise: promise))
    case .open: promise.succeed(())
    case .closed: promise.fail(WriteError.closed)
    }
  }

  func opened() {
    switch state {
    case .buffering:
      state = .open
      while !buffer.isEmpty {
        let next = buffer.removeFirst()
        next.promise.succeed(())
      }
    case .open, .closed: break
    }
  }

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'buffer'"
    switch state {
    case .buffering:
      state = .closed
      stopTimer()
    case .open: state = .closed
    case .closed: break
    }
  }

  private func stopTimer() {
    deadline = nil
  }
}
