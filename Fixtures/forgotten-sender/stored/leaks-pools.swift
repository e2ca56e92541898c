// What is begun for somebody who waits fails, and he is left where he is. That the end of all tells him, too, comes too late.

import NIOCore

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
    }  // want: forgotten-sender "leaves what is in 'waiting'"
    return promise.futureResult
  }

  func shutdown() {
    for promise in waiting { promise.fail(CancellationError()) }
    waiting = []
  }
}

actor Sessions {
  private var waiting: [CheckedContinuation<Int, any Error>] = []
  private let connect: (@escaping @Sendable (Result<Int, any Error>) -> Void) -> Void
  init(connect: @escaping (@escaping @Sendable (Result<Int, any Error>) -> Void) -> Void) { self.connect = connect }

  func session() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(continuation)
      connect { result in Task { await self.connected(result) } }
    }
  }

  func connected(_ result: Result<Int, any Error>) {
    switch result {
    case .success(let session): if !waiting.isEmpty { waiting.removeFirst().resume(returning: session) }
    case .failure(let error): print(error)
    }
  }  // want: forgotten-sender "leaves what is in 'waiting'"
}

/// The member is asked for the future by those who come second; nobody settles the promise there.
final class Shared {
  private let loop: EventLoop
  private let connect: () -> EventLoopFuture<Int>
  private var opening: EventLoopPromise<Int>?

  init(loop: EventLoop, connect: @escaping () -> EventLoopFuture<Int>) {
    self.loop = loop
    self.connect = connect
  }

  func connection() -> EventLoopFuture<Int> {
    if let opening { return opening.futureResult }
    let promise = loop.makePromise(of: Int.self)
    opening = promise
    connect().whenComplete { result in
      switch result {
      case .success(let connection):
        self.opening = nil
        promise.succeed(connection)
      case .failure(let error): print(error)
      }
    }  // want: forgotten-sender "leaves 'promise'"
    return promise.futureResult
  }
}
