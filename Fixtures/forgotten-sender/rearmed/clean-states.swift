import NIOCore

// Whoever finds another state than that in which somebody waits has nobody to tell.

final class Connector: @unchecked Sendable {
  enum State {
    case idle
    case connecting(EventLoopPromise<Int>)
    case connected(Int)
    case closed
  }
  private var state = State.idle
  private let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  private func dial() -> EventLoopFuture<Int> { loop.makeSucceededFuture(1) }

  func channel() -> EventLoopFuture<Int> {
    guard case .idle = state else { return loop.makeFailedFuture(CancellationError()) }
    let promise = loop.makePromise(of: Int.self)
    state = .connecting(promise)
    connect(attempt: 0)
    return promise.futureResult
  }

  private func connect(attempt: Int) {
    dial().whenComplete { result in
      guard case .connecting(let promise) = self.state else { return }  // ok: closing has told
      switch result {
      case .success(let channel):
        self.state = .connected(channel)
        promise.succeed(channel)
      case .failure where attempt < 5:
        self.loop.scheduleTask { self.connect(attempt: attempt + 1) }
      case .failure(let error):
        self.state = .idle
        promise.fail(error)
      }
    }
  }

  func close() {
    let old = state
    state = .closed
    if case .connecting(let promise) = old { promise.fail(CancellationError()) }
  }
}
