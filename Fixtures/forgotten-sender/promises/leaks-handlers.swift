import NIOCore

// Methods of a channel handler that lose the promise of whoever awaits the write, the close or the event.

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

final class FrameEncoder: ChannelOutboundHandler {
  typealias OutboundIn = Frame
  var isClosed = false

  /// The error goes down the pipeline; whoever wrote learns nothing.
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    do {
      let bytes = try encode(frame)
      context.write(NIOAny(bytes), promise: promise)
    } catch {
      context.fireErrorCaught(error)
    }
  }  // want: forgotten-sender "'promise' from line 28 unsettled"

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard !isClosed else { return }  // want: forgotten-sender "this return leaves 'promise'"
    isClosed = true
    context.close(mode: mode, promise: promise)
  }
}

final class EmptyFrameFilter: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    switch (frame.bytes.isEmpty, frame.isLast) {
    case (false, _): context.write(data, promise: promise)
    case (true, true): context.close(promise: promise)
    case (true, false): break
    }
  }  // want: forgotten-sender "whoever waits for its future waits for ever"
}

final class Replacing: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  /// Passes nil on where it holds a promise.
  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?  // want: forgotten-sender "never settled"
  ) {
    let frame = unwrapOutboundIn(data)
    context.write(NIOAny(frame.bytes), promise: nil)
  }
}

final class Splitter: ChannelOutboundHandler {
  typealias OutboundIn = [Frame]

  /// Without frames, nothing is written.
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    for frame in unwrapOutboundIn(data) {  // want: forgotten-sender "this loop can end without a turn"
      if frame.isLast {
        context.write(NIOAny(frame.bytes), promise: promise)
        return
      }
      context.write(NIOAny(frame.bytes), promise: promise)
    }
  }
}

final class NilOnOnePath: ChannelOutboundHandler {
  typealias OutboundIn = Frame

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    if frame.isLast {
      context.write(NIOAny(frame.bytes), promise: promise)
    } else {
      context.write(NIOAny(frame.bytes), promise: nil)
    }
  }  // want: forgotten-sender "when 'frame.isLast' is false"
}
