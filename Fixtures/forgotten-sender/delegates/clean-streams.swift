import CoreLocation
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

final class DownloadsRepaired: NSObject, URLSessionDownloadDelegate, @unchecked Sendable {
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

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    urlSessionRepaired(error)
  }

  private func urlSessionRepaired(_ error: (any Error)?) {
    continuation?.finish(throwing: error)
    continuation = nil
  }
}

/// Places come until the reader has seen enough, and a failure may pass.
final class PlacesRepaired: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var continuation: AsyncStream<CLLocation>.Continuation?

  func places() -> AsyncStream<CLLocation> {
    AsyncStream { continuation in
      self.continuation = continuation
      manager.delegate = self
      manager.startUpdatingLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    for location in locations { continuation?.yield(location) }
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    print("no location:", error)  // ok: another one may come
  }
}
