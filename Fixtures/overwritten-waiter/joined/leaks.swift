import NIOCore

// Whoever comes second follows the promise that is kept already. That it is kept in a property on one way only says nothing of the
// one that is: nobody else has it.

struct Ended: Error {}

final class Shutdown: ChannelDuplexHandler {
  typealias InboundIn = Int
  typealias OutboundIn = Int
  private var closePromise: EventLoopPromise<Void>?

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if let promise, let closePromise = self.closePromise {
      closePromise.futureResult.cascade(to: promise)
    } else if let promise {
      self.closePromise = promise
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if closePromise != nil {
      closePromise = nil  // want: overwritten-waiter "this drops the promise that 'closePromise' may still hold"
    }
    context.fireChannelInactive()
  }

  func finish(context: ChannelHandlerContext) {
    let closePromise = self.closePromise
    self.closePromise = nil
    context.close(promise: closePromise)
  }
}

final class Search: @unchecked Sendable {
  private var found: EventLoopPromise<Int>?

  func find(_ promise: EventLoopPromise<Int>) {
    if let found {
      found.futureResult.cascade(to: promise)
      return
    }
    found = promise
  }

  func answer(_ value: Int) {
    found?.succeed(value)
    found = nil
  }

  func end() {
    found = nil  // want: overwritten-waiter "this drops the promise that 'found' may still hold"
  }
}
