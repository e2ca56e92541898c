// Known gaps: the one who works for all others fails. What `defer` sets back counts as an end that others heed, and a list that
// another method empties counts as served.

import NIOCore

actor OneFlight {
  private var isBusy = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []
  private let load: @Sendable () async throws -> Int

  init(load: @escaping @Sendable () async throws -> Int) { self.load = load }

  func value() async throws -> Int {
    if isBusy { return try await withCheckedThrowingContinuation { waiters.append($0) } }
    isBusy = true
    defer { isBusy = false }
    let value = try await load()  // todo-want: forgotten-sender "waiters"
    for waiter in waiters { waiter.resume(returning: value) }
    waiters = []
    return value
  }
}

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
      case .failure(let error): print(error)  // todo-want: forgotten-sender "waiting"
      }
    }
    return promise.futureResult
  }

  func shutdown() {
    for promise in waiting { promise.fail(CancellationError()) }
    waiting = []
  }
}
