import NIOCore

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

  func errorCaughtRepaired(context: ChannelHandlerContext, error: Error) {
    switch state {
    case .initialized, .asked:
      state = .failed(error)
      promise?.fail(error)
    case .failed, .established: break
    }
    context.fireErrorCaught(error)
  }

  /// What was settled on the way into this state does not wait in it.
  func channelInactive(context: ChannelHandlerContext) {
    guard case .established = state else { return }
    state = .failed(NoAnswer())
  }

  private func fail(_ error: Error, _ context: ChannelHandlerContext) {
    state = .failed(error)
    promise?.fail(error)
    context.close(promise: nil)
  }
}

/// Whoever comes last settles it whatever the state is.
final class Settling: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = Int
  enum State { case asked, established, failed }

  private var state = State.asked
  private var promise: EventLoopPromise<Void>?

  func handlerAdded(context: ChannelHandlerContext) {
    promise = context.eventLoop.makePromise(of: Void.self)
  }

  var established: EventLoopFuture<Void>? { promise?.futureResult }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .asked = state else { return }
    state = .established
    promise?.succeed(())
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    guard case .asked = state else { return }
    state = .failed
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    promise?.fail(NoAnswer())
  }
}
