import NIOCore

// The same handlers, and whoever waits is told where they close their channel or leave the pipeline, or by their end.

enum Line: Sendable {
  case ready(Int)
  case refused(String)
}

struct GoneError: Error {}

final class LoginRepaired: ChannelInboundHandler {
  typealias InboundIn = Line
  private enum State { case waiting, loggedIn, failed }
  private var state = State.waiting
  private let loggedIn: EventLoopPromise<Int>

  init(_ promise: EventLoopPromise<Int>) { loggedIn = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { channelReadRepaired(context, data) }

  private func channelReadRepaired(_ context: ChannelHandlerContext, _ data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .ready(let number):
      state = .loggedIn
      loggedIn.succeed(number)
    case .refused(let reason):
      print("refused: \(reason)")
      state = .failed
      loggedIn.fail(GoneError())
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    switch state {
    case .loggedIn, .failed: break
    case .waiting: loggedIn.fail(GoneError())
    }
    context.fireChannelInactive()
  }
}

func logInRepaired(_ bootstrap: ClientBootstrap, on loop: any EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  bootstrap.channelInitializer { $0.pipeline.addHandler(LoginRepaired(promise)) }
    .connect(host: "localhost", port: 25).cascadeFailure(to: promise)
  return promise.futureResult
}

final class OpeningRepaired: ChannelInboundHandler {
  typealias InboundIn = Line
  private var isClosing = false
  private var opened: CheckedContinuation<Int, any Error>?

  init(_ opened: CheckedContinuation<Int, any Error>) { self.opened = opened }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .ready(let number) = unwrapInboundIn(data) else { return }
    opened?.resume(returning: number)
    opened = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { errorCaughtRepaired(context, error) }

  private func errorCaughtRepaired(_ context: ChannelHandlerContext, _ error: Error) {
    isClosing = true
    opened?.resume(throwing: error)
    opened = nil
    context.close(promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    guard !isClosing else { return }
    opened?.resume(throwing: GoneError())
    opened = nil
  }
}

func openRepaired(_ bootstrap: ClientBootstrap) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    bootstrap.channelInitializer { $0.pipeline.addHandler(OpeningRepaired(continuation)) }
      .connect(host: "localhost", port: 25).whenFailure { continuation.resume(throwing: $0) }
  }
}

// MARK: Others that tell

/// The end asks for no state.
final class ToldInAnyState: ChannelInboundHandler {
  typealias InboundIn = Line
  private enum State { case waiting, loggedIn, failed }
  private var state = State.waiting
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ready(let number) = unwrapInboundIn(data) {
      state = .loggedIn
      return loggedIn.succeed(number)
    }
    state = .failed
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if state == .waiting { print("closed early") }
    loggedIn.fail(GoneError())  // ok: settling it again does nothing
    context.fireChannelInactive()
  }
}

/// Of two ends, the last one settles it.
final class ToldWhenRemoved: ChannelInboundHandler {
  typealias InboundIn = Line
  private var isClosing = false
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ready(let number) = unwrapInboundIn(data) { return loggedIn.succeed(number) }
    isClosing = true
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosing { loggedIn.fail(GoneError()) }
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { loggedIn.fail(GoneError()) }
}

/// What it tells the pipeline comes back to it.
final class ToldByItself: ChannelInboundHandler {
  typealias InboundIn = Line
  private var isClosing = false
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ready(let number) = unwrapInboundIn(data) { return loggedIn.succeed(number) }
    isClosing = true
    context.pipeline.fireErrorCaught(GoneError())
    context.close(promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { loggedIn.fail(error) }

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosing { loggedIn.fail(GoneError()) }
  }
}

/// It says goodbye to those who have got what they waited for.
final class SaysGoodbye: ChannelInboundHandler {
  typealias InboundIn = Line
  private enum State { case waiting, loggedIn, closed }
  private var state = State.waiting
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (state, unwrapInboundIn(data)) {
    case (.waiting, .ready(let number)):
      state = .loggedIn
      loggedIn.succeed(number)
    case (.loggedIn, .refused):
      state = .closed
      context.close(promise: nil)
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard case .waiting = state else { return }
    loggedIn.fail(GoneError())
  }
}

/// One direction is closed, and what comes in the other settles it.
final class ClosesHalf: ChannelInboundHandler {
  typealias InboundIn = Line
  private var hasAsked = false
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelActive(context: ChannelHandlerContext) {
    hasAsked = true
    context.close(mode: .output, promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ready(let number) = unwrapInboundIn(data) { loggedIn.succeed(number) } else { loggedIn.fail(GoneError()) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !hasAsked { loggedIn.fail(GoneError()) }
  }
}

/// The channel itself tells, whoever closes it.
final class ToldByFuture: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = Line
  private var isClosing = false
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func handlerAdded(context: ChannelHandlerContext) {
    context.channel.closeFuture.whenComplete { _ in self.loggedIn.fail(GoneError()) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ready(let number) = unwrapInboundIn(data) { return loggedIn.succeed(number) }
    isClosing = true
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosing { loggedIn.fail(GoneError()) }
  }
}

/// Who has an answer leaves the state as it is, and what closes the channel comes behind that.
final class Streaming: ChannelInboundHandler {
  typealias InboundIn = Line
  private var isClosed = false
  private let loggedIn: EventLoopPromise<Int>

  init(on loop: any EventLoop) { loggedIn = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { loggedIn.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .ready(let number): loggedIn.succeed(number)
    case .refused:
      isClosed = true
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosed { loggedIn.fail(GoneError()) }
  }
}
