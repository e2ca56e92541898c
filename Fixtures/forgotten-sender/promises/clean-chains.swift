import NIOCore

// Chains of futures that settle a promise on both outcomes.

enum StoreError: Error {
  case missing, closed
}

struct Store: Sendable {
  let loop: any EventLoop

  func fetch(_ key: String) -> EventLoopFuture<[UInt8]> { loop.makeSucceededFuture([]) }
  func open(_ key: String) -> EventLoopFuture<Channel> { loop.makeFailedFuture(StoreError.closed) }

  func onlyOnSuccessRepaired(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    let future = fetch(key)
    future.whenSuccess { promise.succeed($0.count) }
    future.whenFailure { promise.fail($0) }  // ok: the other outcome
    return promise.futureResult
  }

  func insideFlatMapRepaired(_ key: String, _ promise: EventLoopPromise<Void>) {
    open(key).flatMap { channel in
      promise.succeed(())
      return channel.close()
    }.whenFailure { error in
      promise.fail(error)  // ok: the failure passes the flatMap
    }
  }

  func behindMapRepaired(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).map { $0.count }.map { count in
      promise.succeed(count)
    }.hop(to: loop).cascadeFailure(to: promise)
    return promise.futureResult
  }

  func failureOnlyRepaired(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).map { $0.count }.cascade(to: promise)
    return promise.futureResult
  }

  func failureLoggedRepaired(_ key: String, promise: EventLoopPromise<[UInt8]>) {
    let future = fetch(key)
    future.whenFailure { error in
      print(error)
      promise.fail(error)
    }
    future.whenSuccess { promise.succeed($0) }
  }

  func waitsForItRepaired(_ key: String) throws -> Int {
    let promise = loop.makePromise(of: Int.self)
    promise.completeWith(fetch(key).map { $0.count })
    return try promise.futureResult.wait()
  }

  func successWithABranchRepaired(_ key: String, promise: EventLoopPromise<Int>) {
    fetch(key).whenComplete { result in
      switch result {
      case .success(let bytes): promise.succeed(bytes.count)
      case .failure(let error): promise.fail(error)
      }
    }
  }

  func continuationOnSuccessRepaired(_ key: String) async -> Int {
    await withCheckedContinuation { continuation in
      fetch(key).whenComplete { continuation.resume(returning: (try? $0.get().count) ?? 0) }
    }
  }

  func failureFirst(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).map { $0.count }.flatMapError { error in
      promise.fail(error)
      return self.loop.makeFailedFuture(error)
    }.whenSuccess { promise.succeed($0) }
    return promise.futureResult
  }

  func recovered(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).recover { _ in [] }.whenSuccess { promise.succeed($0.count) }  // ok: it cannot fail
    return promise.futureResult
  }

  func always(_ key: String, promise: EventLoopPromise<Void>) -> Bool {
    _ = fetch(key).always { _ in promise.succeed(()) }
    return true
  }

  func closed(_ channel: Channel, promise: EventLoopPromise<Void>) {
    channel.close().cascade(to: promise)
  }

  func written(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>) {
    context.writeAndFlush(NIOAny(0)).cascade(to: promise)
  }

  func inATask(promise: EventLoopPromise<Int>) {
    promise.completeWithTask { 1 }
  }
}

protocol Gate {
  func open(_ channel: Channel) -> EventLoopFuture<Int>
  func pass(_ channel: Channel) -> EventLoopFuture<Void>
}

/// The link that writes takes the promise along; the last one tells of what fails before.
final class GatedWriter: ChannelOutboundHandler {
  typealias OutboundIn = Int
  typealias OutboundOut = Int
  private let gate: any Gate

  init(gate: any Gate) { self.gate = gate }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    gate.open(context.channel).map { number in
      context.write(NIOAny(number), promise: promise)
    }.flatMap {
      self.gate.pass(context.channel)
    }.cascadeFailure(to: promise)  // ok: where it is skipped, the promise was passed on
  }
}
