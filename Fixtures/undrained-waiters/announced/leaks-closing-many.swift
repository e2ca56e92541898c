import NIOCore

// The same of many that wait, of a reader, and of a helper that closes the channel for others.

struct GoneError: Error {}

/// Those that ask wait in a list.
final class Asking: ChannelDuplexHandler {
  typealias InboundIn = Int
  typealias OutboundIn = (Int, EventLoopPromise<Int>)
  private var isClosed = false
  private var asked: [EventLoopPromise<Int>] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (part, answer) = unwrapOutboundIn(data)
    if isClosed { answer.fail(GoneError()) } else { asked.append(answer) }
    context.write(NIOAny(part), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let number = unwrapInboundIn(data)
    if number < 0 {
      isClosed = true  // want: undrained-waiters "'channelRead()' ends this and leaves what is still in 'asked'"
      context.close(promise: nil)
      return
    }
    asked.removeFirst().succeed(number)
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard !isClosed else { return context.fireChannelInactive() }
    isClosed = true
    for answer in asked { answer.fail(GoneError()) }
    asked = []
    context.fireChannelInactive()
  }
}

/// An error has a helper close the channel.
final class Aborting: ChannelInboundHandler {
  typealias InboundIn = Int
  private var hasFailed = false
  private var opened: EventLoopPromise<Int>?

  func handlerAdded(context: ChannelHandlerContext) { opened = context.eventLoop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int>? { opened?.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    opened?.succeed(unwrapInboundIn(data))
    opened = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { abort(context) }

  func channelInactive(context: ChannelHandlerContext) {
    if !hasFailed { opened?.fail(GoneError()) }
    opened = nil
  }

  private func abort(_ context: ChannelHandlerContext) {
    hasFailed = true  // want: undrained-waiters "'abort()' ends this and leaves what is still in 'opened'"
    context.close(promise: nil)
  }
}

/// Whoever reads the stream is told of an end that the other side brings about.
final class Log: ChannelInboundHandler {
  typealias InboundIn = Int
  private enum State { case open, broken }
  private var state = State.open
  private let lines: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ lines: AsyncThrowingStream<Int, any Error>.Continuation) { self.lines = lines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let line = unwrapInboundIn(data)
    guard line > 0 else {
      state = .broken  // want: undrained-waiters "'channelRead()' ends this and leaves 'lines'"
      context.close(promise: nil)
      return
    }
    lines.yield(line)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if case .open = state { lines.finish() }
    context.fireChannelInactive()
  }
}

func log(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Log(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

/// A stream of the handler's own, and one that it drops when it has told of an error.
final class Counting: ChannelInboundHandler {
  typealias InboundIn = Int
  let numbers: AsyncStream<Int>
  private let continuation: AsyncStream<Int>.Continuation

  init() { (numbers, continuation) = AsyncStream.makeStream(of: Int.self) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) { continuation.finish() }

  func channelInactive(context: ChannelHandlerContext) { context.fireChannelInactive() }  // want: undrained-waiters "'channelInactive()' ends this and leaves 'continuation'"
}

final class Dropping: ChannelInboundHandler {
  typealias InboundIn = Int
  private var numbers: AsyncStream<Int>.Continuation?

  init(_ numbers: AsyncStream<Int>.Continuation) { self.numbers = numbers }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { numbers?.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    numbers?.finish()
    numbers = nil
  }

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves 'numbers'"
    context.fireChannelInactive()
  }
}

func drop(_ bootstrap: ClientBootstrap) async throws -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Dropping(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

/// A state in which something else is done with what comes.
final class Connecting: ChannelInboundHandler {
  typealias InboundIn = Int
  private enum State { case connecting, ready, failed }
  private var state = State.connecting
  private let connected: EventLoopPromise<Int>

  init(on loop: any EventLoop) { connected = loop.makePromise(of: Int.self) }

  var future: EventLoopFuture<Int> { connected.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .connecting:
      let status = unwrapInboundIn(data)
      guard status == 200 else {
        state = .failed  // want: undrained-waiters "'channelRead()' ends this and leaves what is still in 'connected'"
        _ = context.channel.close()
        return
      }
      state = .ready
      connected.succeed(status)
    case .ready: context.fireChannelRead(data)
    case .failed: break
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    if case .connecting = state { connected.fail(GoneError()) }
  }
}

/// What another handler tells of.
final class Securing: ChannelInboundHandler {
  typealias InboundIn = Int
  enum Event { case done, failed }
  private var isSettled = false
  private let secured: EventLoopPromise<Void>

  init(on loop: any EventLoop) { secured = loop.makePromise(of: Void.self) }

  var future: EventLoopFuture<Void> { secured.futureResult }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event as? Event {
    case .done:
      isSettled = true
      secured.succeed(())
    case .failed:
      isSettled = true  // want: undrained-waiters "'userInboundEventTriggered()' ends this and leaves what is still in 'secured'"
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
