import NIOCore

// Transports that hold back writes until they are connected, and are closed before that.

struct ClosedError: Error {}

final class Transport {
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

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'held' from line 28"
    loop.assertInEventLoop()
    switch state {
    case .connecting(let channel):
      state = .closed
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
