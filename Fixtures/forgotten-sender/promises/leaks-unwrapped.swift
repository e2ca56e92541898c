import NIOCore

// What a neighbour writes has a promise in it, by which it waits for the answer.

struct Query: Sendable {
  let text: String
  let answer: EventLoopPromise<String>
}

struct ClosedError: Error {}

/// The promise of the write is failed, and the one for the answer is not.
final class PairHandler: ChannelDuplexHandler {
  typealias InboundIn = String
  typealias OutboundIn = (String, EventLoopPromise<String>)
  private var waiting: CircularBuffer<EventLoopPromise<String>> = []
  private var isClosed = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (text, answer) = unwrapOutboundIn(data)
    guard !isClosed else {
      promise?.fail(ClosedError())
      return  // want: forgotten-sender "this return leaves 'answer' from line 20 unsettled (when 'isClosed' is true)"
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

final class QueryHandler: ChannelOutboundHandler {
  typealias OutboundIn = Query
  private let limit: Int
  init(limit: Int) { self.limit = limit }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let query = self.unwrapOutboundIn(data)
    if limit == 0 {
      promise?.fail(ClosedError())
    } else {
      context.write(NIOAny(query.text), promise: promise)
      query.answer.succeed("done")
    }
  }  // want: forgotten-sender "leaves 'query' from line 46 unsettled (when 'limit == 0' is true)"
}
