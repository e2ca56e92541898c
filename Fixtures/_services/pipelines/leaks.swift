// Promises of a client and of a handler, as services on SwiftNIO have them.
import NIOCore

struct Frame: Sendable { var isLast = false }
struct Closed: Error {}

final class Coalescer: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  typealias OutboundOut = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    guard context.channel.isActive else {
      context.fireErrorCaught(Closed())
      return  // want: forgotten-sender "this return leaves 'promise' from line 11 unsettled"
    }
    context.write(NIOAny(frame), promise: promise)
  }
}

final class Client: Sendable {
  let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func lookUp(_ host: String) -> EventLoopFuture<Int> { loop.makeSucceededFuture(1) }
  func open(_ address: Int) -> EventLoopFuture<Channel> { loop.makeFailedFuture(Closed()) }

  func connect(_ host: String) -> EventLoopFuture<Channel> {
    let promise = loop.makePromise(of: Channel.self)
    lookUp(host).flatMap { address in self.open(address) }
      .whenSuccess { channel in promise.succeed(channel) }  // want: forgotten-sender "when the future fails, 'whenSuccess' is skipped"
    return promise.futureResult
  }

  func version() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    open(1).whenComplete { result in
      switch result {
      case .success(let channel):
        guard channel.isActive else { return }  // want: forgotten-sender "this return leaves 'promise'"
        promise.succeed(1)
      case .failure(let error):
        promise.fail(error)
      }
    }
    return promise.futureResult
  }

  func weight() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    Task {
      let channel = try await self.open(1).get()  // want: forgotten-sender "this 'try', when it throws, leaves 'promise'"
      promise.succeed(channel.isActive ? 1 : 0)
    }
    return promise.futureResult
  }

  func ready(_ isEager: Bool) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    if isEager {
      promise.succeed()
    } else {
      open(2).whenComplete { result in
        if case .failure(let error) = result { promise.fail(error) }
      }  // want: forgotten-sender "reaching the end here leaves 'promise'"
    }
    return promise.futureResult
  }
}

@MainActor final class Locator {
  private var continuation: CheckedContinuation<String, any Error>?

  func locate() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      self.continuation = continuation  // want: overwritten-waiter "replaces the continuation that 'continuation' may still hold"
    }
  }

  func didUpdate(_ places: [String]) {
    guard let place = places.last else { return }
    continuation?.resume(returning: place)
    continuation = nil
  }

  func didFail(_ error: any Error) {
    continuation?.resume(throwing: error)  // want: double-resume "stays set"
  }

  func stop() {
    continuation = nil  // want: overwritten-waiter "drops the continuation that 'continuation' may still hold"
  }
}
