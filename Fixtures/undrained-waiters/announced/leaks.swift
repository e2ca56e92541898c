import NIOCore

// Handlers that keep promises, work off what they keep when data comes or goes, and do nothing for it when the channel has closed.

enum Part: Sendable {
  case head(Int)
  case end
}

struct GoneError: Error {}

/// Writes wait until the other side has said that it is ready. It may never come to that.
final class HoldingBack: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = Part
  private var isReady = false
  private var held: MarkedCircularBuffer<(NIOAny, EventLoopPromise<Void>?)> = .init(initialCapacity: 8)

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isReady {
      context.write(data, promise: promise)
    } else {
      held.append((data, promise))
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {  // want: undrained-waiters "'handlerRemoved()' ends this and leaves what is still in 'held'"
    isReady = false
  }

  func flush(context: ChannelHandlerContext) {
    held.mark()
    release(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isReady, case .head = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
    isReady = true
    release(context)
  }

  private func release(_ context: ChannelHandlerContext) {
    guard isReady else { return }
    while let (data, promise) = held.popFirst() { context.write(data, promise: promise) }
    context.flush()
  }
}

/// The promise that it makes is settled by an answer only.
final class Greeting: ChannelInboundHandler {
  typealias InboundIn = Part
  private let greeted: EventLoopPromise<Int>

  init(on loop: any EventLoop) {
    greeted = loop.makePromise(of: Int.self)  // want: undrained-waiters "'Greeting' does not implement 'handlerRemoved'"
  }

  var number: EventLoopFuture<Int> { greeted.futureResult }

  func whenGreeted(_ callback: @escaping @Sendable (Int) -> Void) { greeted.futureResult.whenSuccess(callback) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let number) = unwrapInboundIn(data) else { return }
    greeted.succeed(number)
  }
}

/// The end comes, and is passed on.
final class Handshake: ChannelInboundHandler {
  typealias InboundIn = Part
  private var finished: EventLoopPromise<Void>?

  func handlerAdded(context: ChannelHandlerContext) {
    finished = context.eventLoop.makePromise(of: Void.self)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is Part { finish() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves what is still in 'finished'"
    context.fireChannelInactive()
  }

  private func finish() {
    finished?.succeed()
    finished = nil
  }
}

/// The promise of whoever closes lies in a state.
final class Goodbye: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = Part
  private enum State {
    case open
    case closing(EventLoopPromise<Void>?)
    case closed
  }
  private var state = State.open

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard case .open = state else { return context.close(mode: mode, promise: promise) }
    state = .closing(promise)  // want: undrained-waiters "'Goodbye' does not implement 'handlerRemoved'"
    context.writeAndFlush(NIOAny(Part.end), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .closing(let promise) = state, case .end = unwrapInboundIn(data) else { return }
    state = .closed
    context.close(promise: promise)
  }
}

/// Errors are told of, and a channel that simply closes is not.
final class OnlyErrors: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = (Part, EventLoopPromise<Int>)
  private var asked: CircularBuffer<EventLoopPromise<Int>> = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (part, answer) = unwrapOutboundIn(data)
    asked.append(answer)  // want: undrained-waiters "'OnlyErrors' does not implement 'handlerRemoved'"
    context.write(NIOAny(part), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let answer = asked.popFirst() else { return }
    answer.succeed(1)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failAll(error)
    context.close(promise: nil)
  }

  private func failAll(_ error: any Error) {
    while let answer = asked.popFirst() { answer.fail(error) }
  }
}

/// A connection that breaks tells an error; one that the other side closes does not.
final class SettledByErrors: ChannelInboundHandler {
  typealias InboundIn = Part
  private let greeted: EventLoopPromise<Int>

  init(on loop: any EventLoop) { greeted = loop.makePromise(of: Int.self) }  // want: undrained-waiters "'SettledByErrors' does not implement 'handlerRemoved'"

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let number) = unwrapInboundIn(data) { greeted.succeed(number) }
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { greeted.fail(error) }
}
