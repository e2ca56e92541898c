import AVFoundation
import NIOCore

// What a pipeline or a player asks for.

enum CompositorError: Error {
  case noFrame
}

final class Framing: RemovableChannelHandler, @unchecked Sendable {
  private var isBroken = false

  func removeHandlerRepaired(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
    isBroken = false
    context.leavePipeline(removalToken: removalToken)
  }

  func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
    context.flush()
    context.leavePipeline(removalToken: removalToken)
  }
}

/// Leaves when it has read to the end: a pipeline asks it once.
final class LateFraming: RemovableChannelHandler, @unchecked Sendable {
  private var token: ChannelHandlerContext.RemovalToken?

  func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
    token = removalToken
  }

  func readToTheEnd(context: ChannelHandlerContext) {
    if let token { context.leavePipeline(removalToken: token) }
  }
}

final class Compositor: @unchecked Sendable {
  func startRequestRepaired(_ request: AVAsynchronousVideoCompositionRequest) {
    guard let frame = request.sourceFrame(byTrackID: 1) else {
      request.finish(with: CompositorError.noFrame)
      return
    }
    request.finish(withComposedVideoFrame: frame)
  }
}
