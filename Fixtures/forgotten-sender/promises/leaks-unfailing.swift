import NIOCore

// Futures that may fail after all.

struct Connection: Sendable {
  let loop: any EventLoop
  let channel: Channel?

  private func release() -> EventLoopFuture<Void> {
    guard let channel else { return loop.makeSucceededFuture(()) }
    return channel.close().flatMapError { error in loop.makeFailedFuture(error) }
  }

  func ready() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    release().whenSuccess { promise.succeed(1) }  // want: forgotten-sender "when the future fails, 'whenSuccess' is skipped"
    return promise.futureResult
  }
}

struct Bootstrap: Sendable {
  func initializer(_ prepare: @escaping @Sendable (Channel) -> EventLoopFuture<Void>) -> Bootstrap { self }
  func connect() -> EventLoopFuture<Channel> { fatalError() }
}

struct Answering: Sendable {
  let promise: EventLoopPromise<Int>
}

/// The channel is given before it is prepared.
func ask(_ answering: @escaping @Sendable (Channel, Answering) -> Void, on loop: any EventLoop) throws -> Int {
  let promise = loop.makePromise(of: Int.self)
  let bootstrap = Bootstrap().initializer { channel in
    channel.close().whenSuccess { answering(channel, Answering(promise: promise)) }  // want: forgotten-sender "'whenSuccess' is skipped"
    return channel.close()
  }
  bootstrap.connect().cascadeFailure(to: promise)
  return try promise.futureResult.wait()
}

/// Nobody wants to hear that it failed.
func relay(_ channel: Channel, on loop: any EventLoop) {
  let removed = loop.makePromise(of: Void.self)
  removed.futureResult.whenSuccess { print("removed") }
  channel.close().whenSuccess { removed.succeed(()) }  // want: forgotten-sender note "'whenSuccess' is skipped"
}

/// The caller does.
func relayAndTell(_ channel: Channel, on loop: any EventLoop) -> EventLoopFuture<Void> {
  let removed = loop.makePromise(of: Void.self)
  removed.futureResult.whenSuccess { print("removed") }
  channel.close().whenSuccess { removed.succeed(()) }  // want: forgotten-sender warning "'whenSuccess' is skipped"
  return removed.futureResult
}
