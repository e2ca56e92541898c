import NIOCore

// The same handlers, and all that wait are told, by whatever way the end comes.

enum Part: Sendable {
  case head(Int)
  case end
}

struct GoneError: Error {}

final class HoldingBackRepaired: ChannelDuplexHandler {
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

  func flush(context: ChannelHandlerContext) {
    held.mark()
    release(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isReady, case .head = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
    isReady = true
    release(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { handlerRemovedRepaired() }

  private func handlerRemovedRepaired() {
    while let (_, promise) = held.popFirst() { promise?.fail(GoneError()) }
  }

  private func release(_ context: ChannelHandlerContext) {
    guard isReady else { return }
    while let (data, promise) = held.popFirst() { context.write(data, promise: promise) }
    context.flush()
  }
}

final class GreetingRepaired: ChannelInboundHandler {
  typealias InboundIn = Part
  private let greeted: EventLoopPromise<Int>

  init(on loop: any EventLoop) { greeted = loop.makePromise(of: Int.self) }

  var number: EventLoopFuture<Int> { greeted.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let number) = unwrapInboundIn(data) else { return }
    greeted.succeed(number)
  }

  /// Settling it again does nothing.
  func channelInactive(context: ChannelHandlerContext) {
    greeted.fail(GoneError())
    context.fireChannelInactive()
  }
}

final class HandshakeRepaired: ChannelInboundHandler {
  typealias InboundIn = Part
  private var finished: EventLoopPromise<Void>?

  func handlerAdded(context: ChannelHandlerContext) { finished = context.eventLoop.makePromise(of: Void.self) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is Part { finish(.success(())) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context) }

  private func channelInactiveRepaired(_ context: ChannelHandlerContext) {
    finish(.failure(GoneError()))
    context.fireChannelInactive()
  }

  private func finish(_ result: Result<Void, Error>) {
    finished?.completeWith(result)
    finished = nil
  }
}

final class GoodbyeRepaired: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = Part
  private enum State {
    case open
    case closing(EventLoopPromise<Void>?)
    case closed
  }
  private var state = State.open

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    closeRepaired(context, mode, promise)
  }

  private func closeRepaired(_ context: ChannelHandlerContext, _ mode: CloseMode, _ promise: EventLoopPromise<Void>?) {
    guard case .open = state else { return context.close(mode: mode, promise: promise) }
    state = .closing(promise)
    context.writeAndFlush(NIOAny(Part.end), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .closing(let promise) = state, case .end = unwrapInboundIn(data) else { return }
    state = .closed
    context.close(promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if case .closing(let promise) = state { promise?.succeed() }
    state = .closed
    context.fireChannelInactive()
  }
}

struct WriteQueueRepaired {
  private var waiting: [(NIOAny, EventLoopPromise<Void>?)] = []
  private var isHeld = true

  mutating func holdRepaired(_ data: NIOAny, promise: EventLoopPromise<Void>?) { waiting.append((data, promise)) }

  mutating func next() -> (NIOAny, EventLoopPromise<Void>?)? {
    isHeld || waiting.isEmpty ? nil : waiting.removeFirst()
  }

  mutating func unlock() { isHeld = false }

  func failAll() {
    for (_, promise) in waiting { promise?.fail(GoneError()) }
  }
}

final class QueueingRepaired: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = Part
  private var queue = WriteQueueRepaired()

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    queue.holdRepaired(data, promise: promise)
  }

  func flush(context: ChannelHandlerContext) {
    while let (data, promise) = queue.next() { context.write(data, promise: promise) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    queue.unlock()
    flush(context: context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { queue.failAll() }
}

final class FirstPartRepaired: ChannelInboundHandler {
  typealias InboundIn = Part
  private let received: EventLoopPromise<Part>

  init(_ promise: EventLoopPromise<Part>) { received = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { received.succeed(unwrapInboundIn(data)) }

  func handlerRemoved(context: ChannelHandlerContext) { received.fail(GoneError()) }
}

func firstPartRepaired(of channel: Channel, adding: (FirstPartRepaired) -> Void) -> EventLoopFuture<Part> {
  let promise = channel.eventLoop.makePromise(of: Part.self)
  adding(FirstPartRepaired(promise))
  return promise.futureResult
}

// MARK: Other ways to come to an end

/// The last way out of an object.
final class SettledByDeinit: ChannelInboundHandler {
  typealias InboundIn = Part
  private let greeted: EventLoopPromise<Int>

  init(on loop: any EventLoop) { greeted = loop.makePromise(of: Int.self) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let number) = unwrapInboundIn(data) { greeted.succeed(number) }
  }

  deinit { greeted.fail(GoneError()) }
}

final class SettledByErrorsRepaired: ChannelInboundHandler {
  typealias InboundIn = Part
  private let greeted: EventLoopPromise<Int>

  init(on loop: any EventLoop) { greeted = loop.makePromise(of: Int.self) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let number) = unwrapInboundIn(data) { greeted.succeed(number) }
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { greeted.fail(error) }

  func handlerRemoved(context: ChannelHandlerContext) { greeted.fail(GoneError()) }
}

/// A timer settles it at the latest.
final class SettledInTime: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = Part
  private var finished: EventLoopPromise<Void>?

  func handlerAdded(context: ChannelHandlerContext) {
    finished = context.eventLoop.makePromise(of: Void.self)
    context.eventLoop.scheduleTask { self.finished?.fail(GoneError()) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { finished?.succeed() }
}

/// Whoever owns the handler tells it that the connection is gone.
final class ToldByOwner: ChannelInboundHandler {
  typealias InboundIn = Part
  private var asked: [EventLoopPromise<Part>] = []

  func ask(_ promise: EventLoopPromise<Part>) { asked.append(promise) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(unwrapInboundIn(data))
  }

  func failAll() {
    for promise in asked { promise.fail(GoneError()) }
    asked = []
  }
}

/// Whoever made the promise settles it, too.
final class Borrowing: ChannelInboundHandler {
  typealias InboundIn = Part
  private let received: EventLoopPromise<Part>

  init(_ promise: EventLoopPromise<Part>) { received = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { received.succeed(unwrapInboundIn(data)) }
}

func borrowed(by channel: Channel, adding: (Borrowing) -> Void) -> EventLoopFuture<Part> {
  let promise = channel.eventLoop.makePromise(of: Part.self)
  adding(Borrowing(promise))
  channel.close().whenComplete { _ in promise.fail(GoneError()) }
  return promise.futureResult
}

/// A superclass hears of the end.
class Ending: ChannelInboundHandler {
  typealias InboundIn = Part
  var greeted: EventLoopPromise<Int>?

  func channelInactive(context: ChannelHandlerContext) {
    greeted?.fail(GoneError())
    greeted = nil
  }
}

final class GreetingBelow: Ending {
  func handlerAdded(context: ChannelHandlerContext) { greeted = context.eventLoop.makePromise(of: Int.self) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let number) = unwrapInboundIn(data) { greeted?.succeed(number) }
  }
}

final class OnlyErrorsRepaired: ChannelDuplexHandler {
  typealias InboundIn = Part
  typealias OutboundIn = (Part, EventLoopPromise<Int>)
  private var asked: CircularBuffer<EventLoopPromise<Int>> = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (part, answer) = unwrapOutboundIn(data)
    writeRepaired(part, answer)
    context.write(NIOAny(part), promise: promise)
  }

  private func writeRepaired(_ part: Part, _ answer: EventLoopPromise<Int>) { asked.append(answer) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let answer = asked.popFirst() else { return }
    answer.succeed(1)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failAll(error)
    context.close(promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    failAll(GoneError())
  }

  private func failAll(_ error: any Error) {
    while let answer = asked.popFirst() { answer.fail(error) }
  }
}
