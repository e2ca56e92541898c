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
