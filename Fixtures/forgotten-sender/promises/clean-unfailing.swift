import NIOCore

// Futures that cannot fail, and failures that somebody else hears of.

struct Connection: Sendable {
  let loop: any EventLoop
  let channel: Channel?
  let promise: EventLoopPromise<Int>

  private func release() -> EventLoopFuture<Void> {
    guard let channel else { return loop.makeSucceededFuture(()) }
    return channel.close().flatMapError { error in fatalError("not released: \(error)") }
  }

  func succeed(_ value: Int) {
    release().whenSuccess { promise.succeed(value) }  // ok: it is released or the program ends
  }

  func succeedAfter(_ value: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    release().whenSuccess { promise.succeed(value) }  // ok: the same
    return promise.futureResult
  }

  func readyRepaired() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    channel?.close().whenComplete { _ in promise.succeed(1) } ?? promise.succeed(0)
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

func ask(_ answering: @escaping @Sendable (Channel, Answering) -> EventLoopFuture<Void>, on loop: any EventLoop) throws
  -> Int
{
  let promise = loop.makePromise(of: Int.self)
  let bootstrap = Bootstrap().initializer { channel in
    channel.close().flatMap { answering(channel, Answering(promise: promise)) }  // ok: whoever prepares the channel hears of it
  }
  bootstrap.connect().cascadeFailure(to: promise)
  return try promise.futureResult.wait()
}

func askRepaired(_ answering: @escaping @Sendable (Channel, Answering) -> Void, on loop: any EventLoop) throws -> Int {
  let promise = loop.makePromise(of: Int.self)
  let bootstrap = Bootstrap().initializer { channel in
    channel.close().whenComplete { _ in answering(channel, Answering(promise: promise)) }
    return channel.close()
  }
  bootstrap.connect().cascadeFailure(to: promise)
  return try promise.futureResult.wait()
}

func relayRepaired(_ channel: Channel, on loop: any EventLoop) {
  let removed = loop.makePromise(of: Void.self)
  removed.futureResult.whenSuccess { print("removed") }
  channel.close().cascade(to: removed)
}

func relayAndTellRepaired(_ channel: Channel, on loop: any EventLoop) -> EventLoopFuture<Void> {
  let removed = loop.makePromise(of: Void.self)
  removed.futureResult.whenSuccess { print("removed") }
  channel.close().cascade(to: removed)
  return removed.futureResult
}
