import NIOCore

// Methods of a channel handler that settle the promise they are given, hand it on or keep it.

enum FrameError: Error {
  case tooLarge, closed, malformed
}

struct Frame: Sendable {
  let bytes: [UInt8]
  let isLast: Bool
}

func encode(_ frame: Frame) throws -> [UInt8] {
  guard frame.bytes.count < 1 << 14 else { throw FrameError.tooLarge }
  return frame.bytes
}

func note(_ message: String) {
  print(message)
}

final class FrameEncoderRepaired: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  var isClosed = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    writeRepaired(context: context, frame: unwrapOutboundIn(data), promise: promise)
  }

  func writeRepaired(context: ChannelHandlerContext, frame: Frame, promise: EventLoopPromise<Void>?) {
    do {
      let bytes = try encode(frame)
      context.write(NIOAny(bytes), promise: promise)
    } catch {
      promise?.fail(error)
      context.fireErrorCaught(error)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    closeRepaired(context: context, mode: mode, promise: promise)
  }

  func closeRepaired(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard !isClosed else {
      promise?.succeed(())
      return
    }
    isClosed = true
    context.close(mode: mode, promise: promise)
  }
}

final class EmptyFrameFilterRepaired: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    switch (frame.bytes.isEmpty, frame.isLast) {
    case (false, _): context.write(data, promise: promise)
    case (true, true): context.close(promise: promise)
    case (true, false): promise?.succeed(())
    }
  }
}

final class ReplacingRepaired: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    context.write(NIOAny(frame.bytes.count), promise: nil)  // ok: the head's own write; the body's tells
    context.write(NIOAny(frame.bytes), promise: promise)
  }
}

final class SplitterRepaired: ChannelOutboundHandler {
  typealias OutboundIn = [Frame]

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frames = unwrapOutboundIn(data)
    guard let last = frames.last else {
      promise?.succeed(())
      return
    }
    for frame in frames.dropLast() { context.write(NIOAny(frame.bytes), promise: nil) }
    context.write(NIOAny(last.bytes), promise: promise)
  }
}

final class Keeping: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  enum State {
    case idle
    case flushing(EventLoopPromise<Void>?)
  }
  var pending: [(Frame, EventLoopPromise<Void>?)] = []
  var state = State.idle
  var closing: EventLoopPromise<Void>?

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    pending.append((unwrapOutboundIn(data), promise))  // ok: kept, and written by flush
  }

  func flush(context: ChannelHandlerContext) {
    for (frame, promise) in pending { context.write(NIOAny(frame.bytes), promise: promise) }
    pending.removeAll()
    if let closing { context.close(promise: closing) }
    if case .flushing(let promise) = state { promise?.succeed(()) }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if pending.isEmpty {
      context.close(mode: mode, promise: promise)
    } else if mode == .output {
      state = .flushing(promise)  // ok: in the state
    } else if let earlier = closing {
      earlier.futureResult.cascade(to: promise)  // ok: settled with the earlier one
    } else {
      closing = promise
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    for (_, promise) in pending { promise?.fail(FrameError.closed) }
    pending.removeAll()
    closing?.fail(FrameError.closed)
    if case .flushing(let promise) = state { promise?.fail(FrameError.closed) }
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let promise else { return }  // ok: nobody waits where there is no promise
    context.eventLoop.execute { promise.succeed(()) }
  }
}

final class Trapping: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data).bytes.first {
    case 0?: context.write(data, promise: promise)
    case nil: preconditionFailure("an empty frame")  // ok: it goes on nowhere
    default: fatalError("no such frame")
    }
  }
}

final class Deferring: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  var seen = 0

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    defer { promise?.succeed(()) }
    guard seen < 10 else { return }  // ok: the defer settles
    seen += 1
    note("\(unwrapOutboundIn(data).bytes)")
  }
}
