import NIOCore

final class LeasesRepaired {
  private let loop: EventLoop
  private let connect: () -> EventLoopFuture<Int>
  private var waiting: [EventLoopPromise<Int>] = []

  init(loop: EventLoop, connect: @escaping () -> EventLoopFuture<Int>) {
    self.loop = loop
    self.connect = connect
  }

  func leaseRepaired() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    waiting.append(promise)
    connect().whenComplete { result in
      switch result {
      case .success(let connection):
        if !self.waiting.isEmpty { self.waiting.removeFirst().succeed(connection) }
      case .failure(let error):
        if !self.waiting.isEmpty { self.waiting.removeFirst().fail(error) }
      }
    }
    return promise.futureResult
  }

  func shutdown() {
    for promise in waiting { promise.fail(CancellationError()) }
    waiting = []
  }
}
