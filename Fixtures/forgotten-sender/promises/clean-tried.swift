import NIOCore

/// What is made under a `try` is given the promise all the same.
final class ReadHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let promise: EventLoopPromise<ByteBuffer>

  init(promise: EventLoopPromise<ByteBuffer>) { self.promise = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { promise.succeed(unwrapInboundIn(data)) }

  func handlerRemoved(context: ChannelHandlerContext) { promise.fail(CancellationError()) }
}

func firstRead(of channel: Channel) throws -> ByteBuffer {
  let read = channel.eventLoop.makePromise(of: ByteBuffer.self)
  try channel.pipeline.syncOperations.addHandler(ReadHandler(promise: read))
  return try read.futureResult.wait()
}
