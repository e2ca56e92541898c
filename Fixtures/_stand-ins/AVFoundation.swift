// The interface of some types of AVFoundation, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class NSKeyValueObservation: @unchecked Sendable {
  public func invalidate() {}
}

public final class AVPlayerItem: @unchecked Sendable {
  public enum Status: Sendable {
    case unknown
    case readyToPlay
    case failed
  }
  public var status: Status { .unknown }
  public var error: (any Error)? { nil }
  public func observe(
    _ path: KeyPath<AVPlayerItem, Status>, changeHandler: @escaping @Sendable (AVPlayerItem, Int) -> Void
  ) -> NSKeyValueObservation { NSKeyValueObservation() }
}

public final class CVPixelBuffer: @unchecked Sendable {}

public final class AVAsynchronousVideoCompositionRequest: @unchecked Sendable {
  public func sourceFrame(byTrackID id: Int32) -> CVPixelBuffer? { nil }
  public func finish(withComposedVideoFrame frame: CVPixelBuffer) {}
  public func finish(with error: any Error) {}
  public func finishCancelledRequest() {}
}

public final class CMSampleBuffer: @unchecked Sendable {}

public final class AVAssetReaderOutput: @unchecked Sendable {
  public func copyNextSampleBuffer() -> CMSampleBuffer? { nil }
}

public final class AVAssetWriterInput: @unchecked Sendable {
  public var isReadyForMoreMediaData: Bool { false }
  @discardableResult public func append(_ buffer: CMSampleBuffer) -> Bool { true }
  public func markAsFinished() {}
  public func requestMediaDataWhenReady(on queue: AnyObject, using block: @escaping @Sendable () -> Void) {}
}

public final class AVAssetWriter: @unchecked Sendable {
  public enum Status: Sendable {
    case unknown, writing, completed, failed, cancelled
  }
  public var status: Status { .unknown }
  public var error: (any Error)? { nil }
  public func finishWriting(completionHandler: @escaping @Sendable () -> Void) {}
}
