import NIOCore

// The one attempt that serves who waits fails, and only the end of the pool serves him then.

final class Leases {
  private let loop: EventLoop
  private let connect: () -> EventLoopFuture<Int>
  private var waiting: [EventLoopPromise<Int>] = []

  init(loop: EventLoop, connect: @escaping () -> EventLoopFuture<Int>) {
    self.loop = loop
    self.connect = connect
  }

  func lease() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    waiting.append(promise)
    connect().whenComplete { result in
      switch result {
      case .success(let connection):
        if !self.waiting.isEmpty { self.waiting.removeFirst().succeed(connection) }
      case .failure(let error): print(error)
      }
    }  // want: forgotten-sender "unless 'shutdown' is called"
    return promise.futureResult
  }

  func shutdown() {
    for promise in waiting { promise.fail(CancellationError()) }
    waiting = []
  }
}
