import NIOCore

// Handlers that tell whoever reads a stream of some ends, and not of the one that always comes.

enum Part: Sendable {
  case body(Int)
  case end
}

/// An error ends the stream, and a channel that the other side closes does not.
final class Following: ChannelInboundHandler {
  typealias InboundIn = Int
  private let lines: AsyncThrowingStream<Int, any Error>.Continuation

  init(_ lines: AsyncThrowingStream<Int, any Error>.Continuation) { self.lines = lines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { lines.yield(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    lines.finish(throwing: error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves 'lines'"
    context.fireChannelInactive()
  }
}

func follow(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  let channel = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Following(continuation)) }
    .connect(host: "localhost", port: 80).get()
  continuation.onTermination = { _ in channel.close(promise: nil) }
  return stream
}

/// The last part ends it, and a connection that breaks before that does not.
final class Download: ChannelInboundHandler {
  typealias InboundIn = Part
  private let parts: AsyncStream<Int>.Continuation

  init(_ parts: AsyncStream<Int>.Continuation) { self.parts = parts }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .body(let part): parts.yield(part)
    case .end: complete(context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {  // want: undrained-waiters "'handlerRemoved()' ends this and leaves 'parts'"
    print("removed")
  }

  private func complete(_ context: ChannelHandlerContext) {
    parts.finish()
    context.close(promise: nil)
  }
}

func download(_ bootstrap: ClientBootstrap) async throws -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Download(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}

/// It asks whether anything has come, and nothing need come.
final class Watching: ChannelInboundHandler {
  typealias InboundIn = Int
  private let events: AsyncThrowingStream<Int, any Error>.Continuation
  private var hasBegun = false

  init(_ events: AsyncThrowingStream<Int, any Error>.Continuation) { self.events = events }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasBegun = true
    events.yield(unwrapInboundIn(data))
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    events.finish(throwing: error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if hasBegun {  // want: undrained-waiters "'channelInactive()' ends this and leaves 'events'"
      events.finish()
    }
    context.fireChannelInactive()
  }
}

func watch(_ bootstrap: ClientBootstrap) async throws -> AsyncThrowingStream<Int, any Error> {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
  _ = try await bootstrap.channelInitializer { $0.pipeline.addHandler(Watching(continuation)) }
    .connect(host: "localhost", port: 80).get()
  return stream
}
