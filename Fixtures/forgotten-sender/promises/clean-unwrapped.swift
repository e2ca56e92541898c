import NIOCore

struct Query: Sendable {
  let text: String
  let answer: EventLoopPromise<String>
}

struct Note: Sendable {
  let text: String
  let answer: EventLoopPromise<String>?
}

struct ClosedError: Error {}

final class PairHandlerRepaired: ChannelDuplexHandler {
  typealias InboundIn = String
  typealias OutboundIn = (String, EventLoopPromise<String>)
  private var waiting: CircularBuffer<EventLoopPromise<String>> = []
  private var isClosed = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (text, answer) = unwrapOutboundIn(data)
    guard !isClosed else {
      promise?.fail(ClosedError())
      answer.fail(ClosedError())
      return
    }
    waiting.append(answer)
    context.write(NIOAny(text), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    waiting.popFirst()?.succeed(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosed = true
    while let answer = waiting.popFirst() { answer.fail(ClosedError()) }
    context.fireChannelInactive()
  }
}

final class QueryHandlerRepaired: ChannelOutboundHandler {
  typealias OutboundIn = Query
  private let limit: Int
  init(limit: Int) { self.limit = limit }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let query = self.unwrapOutboundIn(data)
    if limit == 0 {
      promise?.fail(ClosedError())
      query.answer.fail(ClosedError())
    } else {
      context.write(NIOAny(query.text), promise: promise)
      query.answer.succeed("done")
    }
  }
}

/// What is written goes on as it is, and its promise with it.
final class Passing: ChannelOutboundHandler {
  typealias OutboundIn = Query
  private var held: [Query] = []
  var isReady = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let query = unwrapOutboundIn(data)
    guard isReady else {
      context.write(data, promise: promise)
      return
    }
    query.answer.succeed("ready")
    promise?.succeed()
  }
}

/// Whoever wants no answer gives no promise.
final class Noting: ChannelOutboundHandler {
  typealias OutboundIn = Note
  var isReady = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let note = unwrapOutboundIn(data)
    context.write(NIOAny(note.text), promise: promise)
    if let answer = note.answer { answer.succeed("noted") }
  }
}
