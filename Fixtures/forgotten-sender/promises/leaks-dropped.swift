import NIOCore

// A helper that is given a promise and does nothing with it: whoever relies on it leaves the promise unsettled.

struct Frame: Sendable {
  var bytes: Int
}

struct Oversized: Error {}

final class Encoder: @unchecked Sendable {
  private var sent = 0
  private var log: [String] = []

  func write(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    guard frame.bytes <= 1024 else {
      refused(frame, promise: promise)
      return  // want: forgotten-sender "this return leaves 'promise' from line"
    }
    sent += frame.bytes
    promise?.succeed(())
  }

  /// One way gives it on, and the other to nobody.
  func writeThrough(_ frame: Frame, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    if frame.bytes > 0 {
      context.write(NIOAny(frame), promise: promise)
    } else {
      log.append("nothing to write")
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line"

  private func refused(_ frame: Frame, promise: EventLoopPromise<Void>?) {
    log.append("\(frame.bytes) are too many")
  }
}
