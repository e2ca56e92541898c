import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What finishes the stream on success tells that there is an end: who reads waits for it where the download fails, too.
final class Downloads: NSObject, URLSessionDownloadDelegate, @unchecked Sendable {
  private var continuation: AsyncThrowingStream<Double, any Error>.Continuation?

  func download(_ url: URL) -> AsyncThrowingStream<Double, any Error> {
    AsyncThrowingStream { continuation in
      self.continuation = continuation
      URLSession(configuration: .default, delegate: self, delegateQueue: nil).downloadTask(with: url).resume()
    }
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL) {
    continuation?.yield(1)
    continuation?.finish()
    continuation = nil
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {  // want: forgotten-sender "'urlSession(_:task:didCompleteWithError:)' leaves what is in 'continuation' from line 13 without finishing it"
    if let error { print("failed:", error) }
  }
}
