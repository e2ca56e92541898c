import NIOCore

// What the initialiser of a handler stores is there before any end of its channel.

enum GreetingError: Error { case closed, refused }

final class GreetingHandler: ChannelInboundHandler {
  typealias InboundIn = String

  private enum State {
    case waiting(EventLoopPromise<Void>)
    case done
  }
  private var state: State

  init(promise: EventLoopPromise<Void>) {
    state = .waiting(promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .waiting = state else { return }
    end(.success(()))
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(.failure(GreetingError.closed))
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    end(.failure(GreetingError.closed))
  }

  private func end(_ result: Result<Void, any Error>) {
    switch state {
    case .waiting(let promise):
      state = .done
      switch result {
      case .success: promise.succeed(())
      case .failure(let error): promise.fail(error)
      }
    case .done: break
    }
  }
}
