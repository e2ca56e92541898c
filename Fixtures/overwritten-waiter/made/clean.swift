import NIOCore

// The same, with an answer for whoever waits until it is ready.

final class Link: @unchecked Sendable {
  enum State {
    case starting(EventLoopPromise<Void>)
    case active
    case closing
    case closed
  }
  private var state = State.closed
  private let loop: any EventLoop
  private let closing: EventLoopFuture<Void>

  init(loop: any EventLoop, closing: EventLoopFuture<Void>) {
    self.loop = loop
    self.closing = closing
  }

  static func open(on loop: any EventLoop, closing: EventLoopFuture<Void>) -> EventLoopFuture<Link> {
    let link = Link(loop: loop, closing: closing)
    return link.startRepaired().map { _ in link }
  }

  private func startRepaired() -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    state = .starting(promise)
    closing.whenComplete { _ in
      if case .starting(let promise) = self.state { promise.fail(CancellationError()) }
      self.state = .closed
    }
    return promise.futureResult
  }

  func settingsReceived() {
    if case .starting(let promise) = state {
      state = .active
      promise.succeed(())
    }
  }

  func shutdownRepaired() {
    if case .starting(let promise) = state { promise.fail(CancellationError()) }
    state = .closing
  }
}
