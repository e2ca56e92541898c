import NIOCore

// Transports that hold back writes until they are connected, and are closed before that.

struct ClosedError: Error {}

final class TransportRepaired {
  private enum State {
    case connecting(EventLoopFuture<Channel>)
    case connected(Channel)
    case closed
  }
  private struct Held {
    var message: Int
    var promise: EventLoopPromise<Void>?
  }
  private var state: State
  private var held = MarkedCircularBuffer<Held>(initialCapacity: 4)
  private let loop: any EventLoop

  init(_ channel: EventLoopFuture<Channel>, on loop: any EventLoop) {
    state = .connecting(channel)
    self.loop = loop
  }

  func write(_ message: Int, promise: EventLoopPromise<Void>?) {
    switch state {
    case .connecting: held.append(Held(message: message, promise: promise))
    case .connected(let channel): channel.writeAndFlush(NIOAny(message)).cascade(to: promise)
    case .closed: promise?.fail(ClosedError())
    }
  }

  func close() {
    loop.assertInEventLoop()
    switch state {
    case .connecting(let channel):
      state = .closed
      while !held.isEmpty {
        held.removeFirst().promise?.fail(ClosedError())  // ok: nobody else comes to them any more
      }
      channel.whenSuccess { _ = $0.close() }
    case .connected(let channel):
      state = .closed
      _ = channel.close()
    case .closed: break
    }
  }

  func connected(_ channel: Channel) {
    switch state {
    case .connecting:
      while !held.isEmpty {
        let next = held.removeFirst()
        channel.writeAndFlush(NIOAny(next.message)).cascade(to: next.promise)
      }
      state = .connected(channel)
    case .connected: preconditionFailure("connected twice")
    case .closed: _ = channel.close()
    }
  }
}

/// It is closed only once it is connected, and then holds nothing back.
final class ConnectedFirst {
  private enum State {
    case connecting
    case connected(Channel)
    case closed
  }
  private var state = State.connecting
  private var held: [EventLoopPromise<Void>?] = []

  func write(promise: EventLoopPromise<Void>?) {
    switch state {
    case .connecting: held.append(promise)
    case .connected: promise?.succeed()
    case .closed: promise?.fail(ClosedError())
    }
  }

  func close() {
    guard case .connected(let channel) = state else { return }
    state = .closed  // ok: all that was held back has been written by now
    _ = channel.close()
  }

  func connected(_ channel: Channel) {
    guard case .connecting = state else { return }
    state = .connected(channel)
    while !held.isEmpty { held.removeFirst()?.succeed() }
  }
}
