import NIOCore

/// Settles its promise whatever becomes of the channel.
final class StatusHandler: ChannelInboundHandler, Sendable {
  typealias InboundIn = Int
  typealias OutboundOut = Int

  private let promise: EventLoopPromise<Int>

  init(promise: EventLoopPromise<Int>) { self.promise = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { promise.succeed(unwrapInboundIn(data)) }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { promise.fail(error) }
  func channelInactive(context: ChannelHandlerContext) { promise.fail(Inactive()) }
}

struct Inactive: Error {}

/// Where the handlers cannot be added, connecting fails as well.
func status(of host: String, on loop: any EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  ClientBootstrap(group: loop)
    .channelInitializer { channel in
      channel.pipeline.addHTTPClientHandlers().flatMap {
        channel.pipeline.addHandler(StatusHandler(promise: promise))
      }
    }
    .connect(host: host, port: 80)
    .cascadeFailure(to: promise)
  return promise.futureResult
}
