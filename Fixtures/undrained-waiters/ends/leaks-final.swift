import NIOCore

// A state in which nobody settles the promise any more, and a way into it that does not settle it either.

struct NoAnswer: Error {}

final class Tunnel: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = Int

  enum State {
    case initialized
    case asked(Int)
    case established
    case failed(Error)
  }

  private var state = State.initialized
  private var promise: EventLoopPromise<Void>?

  var established: EventLoopFuture<Void>? { promise?.futureResult }

  func handlerAdded(context: ChannelHandlerContext) {
    promise = context.eventLoop.makePromise(of: Void.self)
    state = .asked(1)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    switch state {
    case .failed, .established: break
    case .initialized, .asked: fail(NoAnswer(), context)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .asked = state else { return }
    if unwrapInboundIn(data) == 200 {
      state = .established
      promise?.succeed(())
    } else {
      fail(NoAnswer(), context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    switch state {
    case .initialized, .asked:
      state = .failed(error)  // want: undrained-waiters "'errorCaught()' ends this and leaves what is still in 'promise'"
    case .failed, .established: break
    }
    context.fireErrorCaught(error)
  }

  private func fail(_ error: Error, _ context: ChannelHandlerContext) {
    state = .failed(error)
    promise?.fail(error)
    context.close(promise: nil)
  }
}
