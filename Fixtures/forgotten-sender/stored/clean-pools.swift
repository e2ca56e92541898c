// ok: whoever waits for what fails is told, or somebody else may tell him.

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

actor SessionsRepaired {
  private var waiting: [CheckedContinuation<Int, any Error>] = []
  private let connect: (@escaping @Sendable (Result<Int, any Error>) -> Void) -> Void
  init(connect: @escaping (@escaping @Sendable (Result<Int, any Error>) -> Void) -> Void) { self.connect = connect }

  func session() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(continuation)
      connect { result in Task { await self.connectedRepaired(result) } }
    }
  }

  func connectedRepaired(_ result: Result<Int, any Error>) {
    switch result {
    case .success(let session): if !waiting.isEmpty { waiting.removeFirst().resume(returning: session) }
    case .failure(let error): if !waiting.isEmpty { waiting.removeFirst().resume(throwing: error) }
    }
  }
}

/// The member is asked for the future by those who come second; nobody settles the promise there.
final class SharedRepaired {
  private let loop: EventLoop
  private let connect: () -> EventLoopFuture<Int>
  private var opening: EventLoopPromise<Int>?

  init(loop: EventLoop, connect: @escaping () -> EventLoopFuture<Int>) {
    self.loop = loop
    self.connect = connect
  }

  func connectionRepaired() -> EventLoopFuture<Int> {
    if let opening { return opening.futureResult }
    let promise = loop.makePromise(of: Int.self)
    opening = promise
    connect().whenComplete { result in
      switch result {
      case .success(let connection):
        self.opening = nil
        promise.succeed(connection)
      case .failure(let error):
        self.opening = nil
        promise.fail(error)
      }
    }
    return promise.futureResult
  }
}

/// Who hears of the failure ends the object.
final class Watched {
  private let loop: EventLoop
  private let connect: () -> EventLoopFuture<Int>
  private let failed: () -> Void
  private var waiting: [EventLoopPromise<Int>] = []

  init(loop: EventLoop, connect: @escaping () -> EventLoopFuture<Int>, failed: @escaping () -> Void) {
    self.loop = loop
    self.connect = connect
    self.failed = failed
  }

  func lease() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    waiting.append(promise)
    connect().whenComplete { result in
      switch result {
      case .success(let connection):
        if !self.waiting.isEmpty { self.waiting.removeFirst().succeed(connection) }
      case .failure: self.failed()
      }
    }
    return promise.futureResult
  }

  func shutdown() {
    for promise in waiting { promise.fail(CancellationError()) }
    waiting = []
  }
}

/// Another method settles what the member has.
final class Elsewhere {
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
    }
    return promise.futureResult
  }

  func channelClosed() {
    guard let promise = opening else { return }
    opening = nil
    promise.fail(CancellationError())
  }
}
