import NIOCore

// The same handlers, and whoever reads the stream is told however the channel ends.

enum Part: Sendable {
  case body(Int)
  case end
}

final class FollowingRepaired: ChannelInboundHandler {
  typealias InboundIn = Int
  private let lines: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ lines: AsyncThrowingStream<Int, any Error>.Continuation) { self.lines = lines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { lines.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    lines.finish(throwing: error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context) }

  private func channelInactiveRepaired(_ context: ChannelHandlerContext) {
    lines.finish()
    context.fireChannelInactive()
  }
}

func followRepaired(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  let channel = try await bootstrap.channelInitializer { $0.pipeline.addHandler(FollowingRepaired(continuation)) }
    .connect(host: "localhost", port: 80).get()
  continuation.onTermination = { _ in channel.close(promise: nil) }
  return stream
}

final class DownloadRepaired: ChannelInboundHandler {
  typealias InboundIn = Part
  private let parts: AsyncStream<Int>.Continuation

  init(_ parts: AsyncStream<Int>.Continuation) { self.parts = parts }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .body(let part): parts.yield(part)
    case .end: parts.finish()
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { parts.finish() }
}

func downloadRepaired(_ bootstrap: ClientBootstrap) async throws -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(DownloadRepaired(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

/// What sets the flag comes before anything else.
final class Watching: ChannelInboundHandler {
  typealias InboundIn = Int
  private let events: AsyncThrowingStream<Int, any Error>.Continuation
  private var isActive = false

  init(_ events: AsyncThrowingStream<Int, any Error>.Continuation) { self.events = events }

  func channelActive(context: ChannelHandlerContext) { isActive = true }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { events.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) { events.finish(throwing: error) }

  func channelInactive(context: ChannelHandlerContext) {
    if isActive { events.finish() }
    context.fireChannelInactive()
  }
}

func watch(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Watching(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

// MARK: Readers that others end

/// Nobody is told of any end: whoever reads goes on for as long as he likes.
final class Broadcasting: ChannelInboundHandler {
  typealias InboundIn = Int
  private let events: AsyncStream<Int>.Continuation

  init(_ events: AsyncStream<Int>.Continuation) { self.events = events }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { events.yield(unwrapInboundIn(data)) }
}

func broadcast(_ channel: Channel) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  _ = channel.pipeline.addHandler(Broadcasting(continuation))
  return stream
}

/// Whoever has made the stream finishes it when the connection is gone.
final class Lent: ChannelInboundHandler {
  typealias InboundIn = Int
  private let events: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ events: AsyncThrowingStream<Int, any Error>.Continuation) { self.events = events }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { events.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) { events.finish(throwing: error) }
}

func lend(_ channel: Channel) -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  channel.pipeline.addHandler(Lent(continuation)).whenComplete { _ in
    Task {
      try await Task.sleep(nanoseconds: 1_000_000_000)
      continuation.finish()
    }
  }
  return stream
}
