import NIOCore

enum WriteError: Error {
  case closed
}

final class BufferedWritesRepaired: @unchecked Sendable {
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

  func close() {
    switch state {
    case .buffering:
      state = .closed
      stopTimer()
      while !buffer.isEmpty {
        let next = buffer.removeFirst()
        next.promise.fail(WriteError.closed)
      }
    case .open: state = .closed
    case .closed: break
    }
  }

  private func stopTimer() {
    deadline = nil
  }
}

/// Closing is a state on the way: whoever reads the last answer goes back to it, and tells those who wait.
final class ClosingWrites: @unchecked Sendable {
  private enum State {
    case open
    case closing
    case closed
  }

  private var state = State.open
  private var buffer: [EventLoopPromise<Void>] = []

  func write(promise: EventLoopPromise<Void>) {
    guard case .open = state else {
      promise.fail(WriteError.closed)
      return
    }
    buffer.append(promise)
  }

  func answered() {
    while !buffer.isEmpty { buffer.removeFirst().succeed(()) }
    if case .closing = state { state = .closed }
  }

  func close() {
    state = .closing
  }
}
