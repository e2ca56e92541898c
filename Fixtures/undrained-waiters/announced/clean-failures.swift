import NIOCore

// Handlers that are given a promise, and whoever gives it settles it only where something else fails.

struct GoneError: Error {}

final class AnswersRepaired: ChannelInboundHandler {
  typealias InboundIn = Bool
  private let promise: EventLoopPromise<Void>

  init(_ promise: EventLoopPromise<Void>) {
    self.promise = promise
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard unwrapInboundIn(data) else { return }
    context.close(promise: nil)
    promise.succeed(())
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    context.close(promise: nil)
    promise.fail(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    promise.fail(GoneError())  // ok: it has ended, whatever came before
    context.fireChannelInactive()
  }
}

func askRepaired(_ channel: Channel, _ add: (any ChannelHandler) -> Void) -> EventLoopFuture<Void> {
  let promise = channel.eventLoop.makePromise(of: Void.self)
  add(AnswersRepaired(promise))
  channel.writeAndFlush(NIOAny(1)).cascadeFailure(to: promise)
  return promise.futureResult
}
