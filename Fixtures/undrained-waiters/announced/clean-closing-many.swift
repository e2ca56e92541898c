import NIOCore

// The same, and all that wait are told by the end, or before the channel is closed.

struct GoneError: Error {}

final class AskingRepaired: ChannelDuplexHandler {
  typealias InboundIn = Int
  typealias OutboundIn = (Int, EventLoopPromise<Int>)
  private var isClosed = false
  private var asked: [EventLoopPromise<Int>] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (part, answer) = unwrapOutboundIn(data)
    if isClosed { answer.fail(GoneError()) } else { asked.append(answer) }
    context.write(NIOAny(part), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { channelReadRepaired(context, data) }

  private func channelReadRepaired(_ context: ChannelHandlerContext, _ data: NIOAny) {
    let number = unwrapInboundIn(data)
    if number < 0 {
      failAll()
      context.close(promise: nil)
      return
    }
    asked.removeFirst().succeed(number)
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard !isClosed else { return context.fireChannelInactive() }
    failAll()
    context.fireChannelInactive()
  }

  private func failAll() {
    isClosed = true
    for answer in asked { answer.fail(GoneError()) }
    asked = []
  }
}

final class AbortingRepaired: ChannelInboundHandler {
  typealias InboundIn = Int
  private var hasFailed = false
  private var opened: EventLoopPromise<Int>?

  func handlerAdded(context: ChannelHandlerContext) { opened = context.eventLoop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int>? { opened?.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    opened?.succeed(unwrapInboundIn(data))
    opened = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { abortRepaired(error, context) }

  func channelInactive(context: ChannelHandlerContext) {
    if !hasFailed { opened?.fail(GoneError()) }
    opened = nil
  }

  private func abortRepaired(_ error: Error, _ context: ChannelHandlerContext) {
    hasFailed = true
    opened?.fail(error)
    context.close(promise: nil)
  }
}

final class LogRepaired: ChannelInboundHandler {
  typealias InboundIn = Int
  private enum State { case open, broken }
  private var state = State.open
  private let lines: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ lines: AsyncThrowingStream<Int, any Error>.Continuation) { self.lines = lines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let line = unwrapInboundIn(data)
    guard line > 0 else {
      state = .broken
      context.close(promise: nil)
      return
    }
    lines.yield(line)
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context) }

  private func channelInactiveRepaired(_ context: ChannelHandlerContext) {
    if case .open = state { lines.finish() } else { lines.finish(throwing: GoneError()) }
    context.fireChannelInactive()
  }
}

func logRepaired(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(LogRepaired(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

final class CountingRepaired: ChannelInboundHandler {
  typealias InboundIn = Int
  let numbers: AsyncStream<Int>
  private let continuation: AsyncStream<Int>.Continuation

  init() { (numbers, continuation) = AsyncStream.makeStream(of: Int.self) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) { continuation.finish() }

  func channelInactive(context: ChannelHandlerContext) {
    continuation.finish()
    context.fireChannelInactive()
  }
}

/// Those that are left are told by whoever closes, whatever the state is.
final class FailingLater: ChannelDuplexHandler {
  typealias InboundIn = Int
  typealias OutboundIn = (Int, EventLoopPromise<Int>)
  private var isClosed = false
  private var asked: [EventLoopPromise<Int>] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (part, answer) = unwrapOutboundIn(data)
    asked.append(answer)
    context.write(NIOAny(part), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if unwrapInboundIn(data) < 0 {
      isClosed = true
      context.close(promise: nil)
    } else {
      asked.removeFirst().succeed(1)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosed { print("closed by the other side") }
    for answer in asked { answer.fail(GoneError()) }  // ok: in any state
    asked = []
  }
}

final class SecuringRepaired: ChannelInboundHandler {
  typealias InboundIn = Int
  enum Event { case done, failed }
  private var isSettled = false
  private let secured: EventLoopPromise<Void>

  init(on loop: any EventLoop) { secured = loop.makePromise(of: Void.self) }

  var future: EventLoopFuture<Void> { secured.futureResult }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    userInboundEventTriggeredRepaired(context, event)
  }

  private func userInboundEventTriggeredRepaired(_ context: ChannelHandlerContext, _ event: Any) {
    switch event as? Event {
    case .done:
      isSettled = true
      secured.succeed(())
    case .failed:
      isSettled = true
      secured.fail(GoneError())
      context.close(promise: nil)
    case nil: context.fireUserInboundEventTriggered(event)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isSettled {
      isSettled = true
      secured.fail(GoneError())
    }
    context.fireChannelInactive()
  }
}
