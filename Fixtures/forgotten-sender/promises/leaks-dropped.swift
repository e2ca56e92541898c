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
    do {
      try check(frame)
      sent += frame.bytes
      promise?.succeed(())
    } catch {
      failed(promise: promise, underlyingError: error)
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line"

  /// One way gives it on, and the other to nobody.
  func writeThrough(_ frame: Frame, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    if frame.bytes > 0 {
      context.write(NIOAny(frame), promise: promise)
    } else {
      log.append("nothing to write")
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line"

  private func check(_ frame: Frame) throws {
    if frame.bytes > 1024 { throw Oversized() }
  }

  private func failed(promise: EventLoopPromise<Void>?, underlyingError: Error) {
    log.append("\(underlyingError)")
  }
}
