import NIOCore

/// Some are answered at once and others are kept: those that are left at the end are dropped.
final class Gate: ChannelInboundHandler {
  typealias InboundIn = String
  private var pending: [(data: NIOAny, promise: EventLoopPromise<Void>?)] = []
  private var isOpen = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isOpen {
      context.write(data, promise: promise)
    } else {
      pending.append((data, promise))
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isOpen = true
    for (data, promise) in pending { context.write(data, promise: promise) }
    pending.removeAll()
  }

  func channelInactive(context: ChannelHandlerContext) {
    pending.removeAll()  // want: overwritten-waiter "this drops every promise that is still in 'pending' from line 13"
    context.fireChannelInactive()
  }
}

actor Start {
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private var isReady = false

  func ready() async throws {
    try await withCheckedThrowingContinuation { continuation in
      if isReady { pass(continuation) } else { waiters.append(continuation) }
    }
  }

  private func pass(_ continuation: CheckedContinuation<Void, any Error>) { continuation.resume() }

  func start() {
    isReady = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  func close() {
    waiters.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'waiters' from line 35"
  }
}
