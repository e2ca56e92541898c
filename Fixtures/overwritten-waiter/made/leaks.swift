import NIOCore

// Objects that are given to others when they are ready, and what ends meanwhile.

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
    return link.start().map { _ in link }
  }

  private func start() -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    state = .starting(promise)
    closing.whenComplete { _ in
      self.state = .closed  // want: overwritten-waiter warning "drops the promise that 'state' may still hold"
    }
    return promise.futureResult
  }

  func settingsReceived() {
    if case .starting(let promise) = state {
      state = .active
      promise.succeed(())
    }
  }

  func shutdown() {
    state = .closing  // want: overwritten-waiter note "drops the promise that 'state' may still hold"
  }
}
