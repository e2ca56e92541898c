// The same promises, settled on every path, and a waiter that is told.
import NIOCore

struct Frame: Sendable { var isLast = false }
struct Closed: Error {}

final class Coalescer: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  typealias OutboundOut = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    writeRepaired(context: context, data: data, promise: promise)
  }

  private func writeRepaired(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    guard context.channel.isActive else {
      context.fireErrorCaught(Closed())
      promise?.fail(Closed())
      return
    }
    context.write(NIOAny(frame), promise: promise)
  }
}

final class Client: Sendable {
  let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func lookUp(_ host: String) -> EventLoopFuture<Int> { loop.makeSucceededFuture(1) }
  func open(_ address: Int) -> EventLoopFuture<Channel> { loop.makeFailedFuture(Closed()) }

  func connectRepaired(_ host: String) -> EventLoopFuture<Channel> {
    let promise = loop.makePromise(of: Channel.self)
    lookUp(host).flatMap { address in self.open(address) }.cascade(to: promise)
    return promise.futureResult
  }

  func versionRepaired() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    open(1).whenComplete { result in
      switch result {
      case .success(let channel):
        guard channel.isActive else { return promise.fail(Closed()) }
        promise.succeed(1)
      case .failure(let error):
        promise.fail(error)
      }
    }
    return promise.futureResult
  }

  func weightRepaired() -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    Task {
      do {
        let channel = try await self.open(1).get()
        promise.succeed(channel.isActive ? 1 : 0)
      } catch {
        promise.fail(error)
      }
    }
    return promise.futureResult
  }

  func readyRepaired(_ isEager: Bool) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    if isEager {
      promise.succeed()
    } else {
      open(2).whenComplete { result in
        if case .failure(let error) = result { promise.fail(error) } else { promise.succeed() }
      }
    }
    return promise.futureResult
  }
}

@MainActor final class Locator {
  private var continuation: CheckedContinuation<String, any Error>?

  func locateRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      self.continuation?.resume(throwing: Closed())
      self.continuation = continuation
    }
  }

  func didUpdate(_ places: [String]) {
    guard let place = places.last else { return }
    continuation?.resume(returning: place)
    continuation = nil
  }

  func didFailRepaired(_ error: any Error) {
    continuation?.resume(throwing: error)
    continuation = nil
  }

  func stopRepaired() {
    continuation?.resume(throwing: Closed())
    continuation = nil
  }
}
