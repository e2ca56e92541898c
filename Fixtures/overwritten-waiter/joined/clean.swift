import NIOCore

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

  func channelInactiveRepaired(context: ChannelHandlerContext) {
    if let closePromise {
      self.closePromise = nil
      closePromise.fail(Ended())
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

  func endRepaired() {
    found?.fail(Ended())
    found = nil
  }
}

/// The promise also goes to whoever does the work, who settles it.
final class Shared: @unchecked Sendable {
  private var found: EventLoopPromise<Int>?

  func find(_ promise: EventLoopPromise<Int>, by work: (EventLoopPromise<Int>) -> Void) {
    if let found { found.futureResult.cascade(to: promise) } else { found = promise }
    work(promise)
  }

  func answer(_ value: Int) {
    found?.succeed(value)
    found = nil
  }

  func end() {
    found = nil  // ok: whoever does the work has it as well
  }
}
