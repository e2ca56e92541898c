import NIOCore

struct Frame: Sendable {
  var bytes: Int
}

struct Oversized: Error {}

final class Encoder: @unchecked Sendable {
  private var sent = 0
  private var log: [String] = []

  func writeRepaired(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    guard frame.bytes <= 1024 else {
      refused(frame, promise: promise)
      return
    }
    sent += frame.bytes
    promise?.succeed(())
  }

  func writeThroughRepaired(_ frame: Frame, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    if frame.bytes > 0 {
      context.write(NIOAny(frame), promise: promise)
    } else {
      log.append("nothing to write")
      promise?.succeed(())
    }
  }

  private func refused(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    log.append("\(frame.bytes) are too many")
    promise?.fail(Oversized())
  }
}

/// What an heir may do with it is not known.
class Base: @unchecked Sendable {
  var isOpen = true

  func send(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    if isOpen { promise?.succeed(()) } else { refused(frame, promise: promise) }
  }

  func refused(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    isOpen = frame.bytes > 0
  }
}

final class Refusing: Base, @unchecked Sendable {
  override func refused(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    promise?.fail(Oversized())
  }
}
