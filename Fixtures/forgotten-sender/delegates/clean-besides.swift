import CoreLocation
import WebKit

// The same delegates hear of the failure as well.

final class PageLoaderRepaired: WKNavigationDelegate {
  private var loading: CheckedContinuation<Void, any Error>?

  func pageRepaired(_ begin: () -> Void) async throws {
    guard loading == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      loading = continuation
      begin()
    }
  }

  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) { end(.success(())) }

  func webView(_ webView: WKWebView, didFail navigation: WKNavigation!, withError error: any Error) {
    end(.failure(error))
  }

  func webView(
    _ webView: WKWebView, didFailProvisionalNavigation navigation: WKNavigation!, withError error: any Error
  ) {
    end(.failure(error))
  }

  func webViewWebContentProcessDidTerminate(_ webView: WKWebView) { end(.failure(CancellationError())) }

  private func end(_ result: Result<Void, any Error>) {
    loading?.resume(with: result)
    loading = nil
  }
}

final class PlaceFinderRepaired: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var finding: CheckedContinuation<CLLocation?, any Error>?

  func placeRepaired() async throws -> CLLocation? {
    guard finding == nil else { throw CancellationError() }
    manager.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      finding = continuation
      manager.requestLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    end(.success(locations.last))
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) { end(.failure(error)) }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    if manager.authorizationStatus == .denied { end(.failure(CancellationError())) }
  }

  private func end(_ result: Result<CLLocation?, any Error>) {
    finding?.resume(with: result)
    finding = nil
  }
}

// MARK: Others that look so

/// Somebody ends it from outside where nothing comes.
final class PageLoaderInTime: WKNavigationDelegate {
  private var loading: CheckedContinuation<Void, any Error>?

  func page() async throws {
    guard loading == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { loading = $0 }
  }

  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) {
    loading?.resume()
    loading = nil
  }

  func webViewWebContentProcessDidTerminate(_ webView: WKWebView) { giveUp() }

  private func giveUp() {
    loading?.resume(throwing: CancellationError())
    loading = nil
  }

  /// Whoever shows the page does not wait any longer.
  func leave() { giveUp() }
}
