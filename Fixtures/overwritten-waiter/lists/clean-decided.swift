import NIOCore

final class GateRepaired: ChannelInboundHandler {
  typealias InboundIn = String
  private var pending: [(data: NIOAny, promise: EventLoopPromise<Void>?)] = []
  private var isOpen = false
  struct Closed: Error {}

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

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context: context) }

  private func channelInactiveRepaired(context: ChannelHandlerContext) {
    for entry in pending { entry.promise?.fail(Closed()) }
    pending.removeAll()  // ok: all of them failed
    context.fireChannelInactive()
  }
}

actor StartRepaired {
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

  func closeRepaired() {
    for waiter in waiters { waiter.resume(throwing: CancellationError()) }
    waiters.removeAll()  // ok: all of them were resumed
  }
}
