import NIOCore

// The reader's task is ended by whoever waits for the end of the channel.

final class Relay: ChannelInboundHandler {
  typealias InboundIn = Int
  private let events: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ events: AsyncThrowingStream<Int, any Error>.Continuation) { self.events = events }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { events.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) { events.finish(throwing: error) }
}

func relay(_ channel: Channel, to use: @escaping @Sendable (Int) -> Void) async throws {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  try await channel.pipeline.addHandler(Relay(continuation)).get()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { for try await event in stream { use(event) } }
    try await channel.closeFuture.get()
    group.cancelAll()  // ok: this ends the one that reads
  }
}
