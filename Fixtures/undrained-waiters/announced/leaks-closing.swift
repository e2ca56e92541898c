import NIOCore

// Handlers that close their channel, or leave the pipeline, in a state in which their end does nothing for whoever waits.

enum Line: Sendable {
  case ready(Int)
  case refused(String)
}

struct GoneError: Error {}

/// A refusal is the first and last that comes.
final class Login: ChannelInboundHandler {
  typealias InboundIn = Line
  private enum State { case waiting, loggedIn, failed }
  private var state = State.waiting
  private let loggedIn: EventLoopPromise<Int>

  init(_ promise: EventLoopPromise<Int>) { loggedIn = promise }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .ready(let number):
      state = .loggedIn
      loggedIn.succeed(number)
    case .refused(let reason):
      print("refused: \(reason)")
      state = .failed  // want: undrained-waiters "'channelRead()' ends this and leaves what is still in 'loggedIn'"
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    switch state {
    case .loggedIn, .failed: break
    case .waiting: loggedIn.fail(GoneError())
    }
    context.fireChannelInactive()
  }
}

func logIn(_ bootstrap: ClientBootstrap, on loop: any EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  bootstrap.channelInitializer { $0.pipeline.addHandler(Login(promise)) }
    .connect(host: "localhost", port: 25).cascadeFailure(to: promise)
  return promise.futureResult
}

/// Behind the handler's removal not even an error comes to it.
final class Negotiation: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Line
  private enum State { case asked, done }
  private var state = State.asked
  private let negotiated: EventLoopPromise<Void>
  private let isOptional: Bool

  init(on loop: any EventLoop, isOptional: Bool) {
    negotiated = loop.makePromise(of: Void.self)
    self.isOptional = isOptional
  }

  var future: EventLoopFuture<Void> { negotiated.futureResult }

  func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
    context.leavePipeline(removalToken: removalToken)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .asked = state else { return context.fireChannelRead(data) }
    switch unwrapInboundIn(data) {
    case .ready:
      state = .done
      context.pipeline.addHTTPClientHandlers().whenComplete { _ in
        self.negotiated.succeed(())
        context.pipeline.removeHandler(self, promise: nil)
      }
    case .refused:
      if isOptional {
        state = .done  // want: undrained-waiters "'channelRead()' ends this and leaves what is still in 'negotiated'"
        context.pipeline.removeHandler(self, promise: nil)
      } else {
        fail(GoneError(), context)
      }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) { fail(error, context) }

  func channelInactive(context: ChannelHandlerContext) {
    if state != .done {
      state = .done
      negotiated.fail(GoneError())
    }
    context.fireChannelInactive()
  }

  private func fail(_ error: Error, _ context: ChannelHandlerContext) {
    state = .done
    negotiated.fail(error)
    context.close(promise: nil)
  }
}

/// Two that wait, one flag, and a way on which only one of them is told.
final class Call: ChannelInboundHandler {
  typealias InboundIn = Line
  private let answer: EventLoopPromise<String>
  private let status: EventLoopPromise<Int>
  private var isDone = false

  init(on loop: any EventLoop) {
    answer = loop.makePromise(of: String.self)
    status = loop.makePromise(of: Int.self)
  }

  var both: (EventLoopFuture<String>, EventLoopFuture<Int>) { (answer.futureResult, status.futureResult) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .ready(let number) = unwrapInboundIn(data) else {
      isDone = true  // want: undrained-waiters "'channelRead()' ends this and leaves what is still in 'status'"
      answer.fail(GoneError())
      context.channel.close(promise: nil)
      return
    }
    finish(number)
  }

  func channelInactive(context: ChannelHandlerContext) { finish(14) }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    finish(13)
    context.close(promise: nil)
  }

  private func finish(_ code: Int) {
    guard !isDone else { return }
    isDone = true
    answer.fail(GoneError())
    status.succeed(code)
  }
}

/// An error closes the channel, and the task that waits in a continuation is told by the end of one that was not closed here.
final class Opening: ChannelInboundHandler {
  typealias InboundIn = Line
  private var isClosing = false
  private var opened: CheckedContinuation<Int, any Error>?

  init(_ opened: CheckedContinuation<Int, any Error>) { self.opened = opened }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .ready(let number) = unwrapInboundIn(data) else { return }
    opened?.resume(returning: number)
    opened = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    isClosing = true  // want: undrained-waiters "'errorCaught()' ends this and leaves what is still in 'opened'"
    context.close(promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    guard !isClosing else { return }
    opened?.resume(throwing: GoneError())
    opened = nil
  }
}

func open(_ bootstrap: ClientBootstrap) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    bootstrap.channelInitializer { $0.pipeline.addHandler(Opening(continuation)) }
      .connect(host: "localhost", port: 25).whenFailure { continuation.resume(throwing: $0) }
  }
}
