import AVFoundation
import NIOCore

// What a pipeline or a player asks for, and does not get on one path.

enum CompositorError: Error {
  case noFrame
}

final class Framing: RemovableChannelHandler, @unchecked Sendable {
  private var isBroken = false

  func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
    guard !isBroken else { return }  // want: forgotten-sender "leaves 'removalToken' from line 13 without 'leavePipeline(removalToken:)'"
    context.leavePipeline(removalToken: removalToken)
  }
}

final class Compositor: @unchecked Sendable {
  func startRequest(_ request: AVAsynchronousVideoCompositionRequest) {
    guard let frame = request.sourceFrame(byTrackID: 1) else {
      return  // want: forgotten-sender "leaves 'request' without 'finish(with:)' or"
    }
    request.finish(withComposedVideoFrame: frame)
  }
}
