import NIOCore

// What is put into a state when a connection is started, and what a callback made beside that leaves there.

struct ClosedError: Error {}

final class StartingRepaired {
  private enum State {
    case initialized
    case starting(EventLoopPromise<Int>)
    case active(Int)
    case closed
  }
  private var state = State.initialized
  private let loop: any EventLoop
  private let closing: EventLoopFuture<Void>

  init(on loop: any EventLoop, closing: EventLoopFuture<Void>) {
    self.loop = loop
    self.closing = closing
  }

  static func startRepaired(on loop: any EventLoop, closing: EventLoopFuture<Void>) -> EventLoopFuture<Int> {
    let connection = StartingRepaired(on: loop, closing: closing)
    return connection.beginRepaired()
  }

  private func beginRepaired() -> EventLoopFuture<Int> {
    let ready = loop.makePromise(of: Int.self)
    state = .starting(ready)
    closing.whenComplete { _ in
      if case .starting(let ready) = self.state {
        ready.fail(ClosedError())  // ok: whoever waits for the settings is told
      }
      self.state = .closed
    }
    return ready.futureResult
  }

  func settingsReceived(_ count: Int) {
    switch state {
    case .starting(let ready):
      state = .active(count)
      ready.succeed(count)
    case .initialized, .active, .closed: break
    }
  }
}
