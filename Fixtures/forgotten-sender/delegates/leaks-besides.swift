import CoreLocation
import WebKit

// A delegate hears of something else, too, and looks after its waiter then; of the failure it does not hear.

/// That the process behind the page has ended is no answer to what could not be loaded.
final class PageLoader: WKNavigationDelegate {
  private var loading: CheckedContinuation<Void, any Error>?

  func page(_ begin: () -> Void) async throws {
    guard loading == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      loading = continuation  // want: forgotten-sender "'PageLoader' does not implement 'webView(_:didFailProvisionalNavigation:withError:)'"
      begin()
    }
  }

  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) {
    loading?.resume()
    loading = nil
  }

  func webView(_ webView: WKWebView, didFail navigation: WKNavigation!, withError error: any Error) {
    loading?.resume(throwing: error)
    loading = nil
  }

  func webViewWebContentProcessDidTerminate(_ webView: WKWebView) {
    loading?.resume(throwing: CancellationError())
    loading = nil
  }
}

/// Who is allowed to ask may get no answer all the same.
final class PlaceFinder: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var finding: CheckedContinuation<CLLocation?, any Error>?

  func place() async throws -> CLLocation? {
    guard finding == nil else { throw CancellationError() }
    manager.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      finding = continuation  // want: forgotten-sender "'PlaceFinder' does not implement 'locationManager(_:didFailWithError:)'"
      manager.requestLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    finding?.resume(returning: locations.last)
    finding = nil
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    guard manager.authorizationStatus == .denied else { return }
    finding?.resume(throwing: CancellationError())
    finding = nil
  }
}
