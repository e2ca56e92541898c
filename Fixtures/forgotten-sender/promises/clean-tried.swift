import NIOCore

/// What is made under a `try` is given the promise all the same.
final class ReadHandler: ChannelInboundHandler {
  typealias InboundIn = String
  private let promise: EventLoopPromise<String>

  init(promise: EventLoopPromise<String>) { self.promise = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { promise.succeed(unwrapInboundIn(data)) }

  func handlerRemoved(context: ChannelHandlerContext) { promise.fail(CancellationError()) }
}

func register(_ handler: ReadHandler) throws { print(handler) }

func firstRead(of channel: Channel) throws -> String {
  let read = channel.eventLoop.makePromise(of: String.self)
  try register(ReadHandler(promise: read))
  return try read.futureResult.wait()
}
