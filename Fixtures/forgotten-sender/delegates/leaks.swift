import AuthenticationServices
import CoreBluetooth
import CoreLocation
import StoreKit
import WebKit

// An object hears as a delegate how an operation ended, tells the waiter of success, and of a failure nobody.

/// It prints the error.
final class PrintingLocator: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLLocation?, any Error>?

  func location() async throws -> CLLocation? {
    manager.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      waiter?.resume(throwing: CancellationError())
      waiter = continuation
      manager.requestLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    waiter?.resume(returning: locations.last)
    waiter = nil
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {  // want: forgotten-sender "'locationManager(_:didFailWithError:)' leaves what is in 'waiter' from line 18 without resuming it"
    print("no location: \(error)")
  }
}

/// It does nothing, in an extension.
@MainActor final class QuietLocator {
  let manager = CLLocationManager()
  var waiters: [CheckedContinuation<Double, Never>] = []

  func latitude() async -> Double {
    await withCheckedContinuation { continuation in
      waiters.append(continuation)
      manager.startUpdatingLocation()
    }
  }

  private func tellAll(_ latitude: Double) {
    manager.stopUpdatingLocation()
    for waiter in waiters { waiter.resume(returning: latitude) }
    waiters.removeAll()
  }
}

extension QuietLocator: @preconcurrency CLLocationManagerDelegate {
  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let last = locations.last else { return }
    tellAll(last.latitude)
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {}  // want: forgotten-sender "without resuming it"
}

/// It keeps another state, and stops what it has begun.
final class StatefulLocator: CLLocationManagerDelegate {
  enum State { case idle, looking, failed(String) }
  private let manager = CLLocationManager()
  private(set) var state = State.idle
  private var waiter: CheckedContinuation<CLLocation, any Error>?

  func locate() async throws -> CLLocation {
    state = .looking
    return try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      manager.startUpdatingLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let first = locations.first, let waiter else { return }
    self.waiter = nil
    state = .idle
    waiter.resume(returning: first)
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {  // want: forgotten-sender "without resuming it"
    manager.stopUpdatingLocation()
    state = .failed("\(error)")
  }
}

/// It is made for one request, with a continuation that stays.
final class OneSignIn: ASAuthorizationControllerDelegate {
  private let continuation: CheckedContinuation<ASAuthorization, any Error>

  init(_ continuation: CheckedContinuation<ASAuthorization, any Error>) { self.continuation = continuation }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    continuation.resume(returning: authorization)
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {  // want: forgotten-sender "leaves what is in 'continuation'"
    print(error)
  }
}

/// A handler that could be told.
final class SignIn: ASAuthorizationControllerDelegate {
  private var completion: ((Result<String, any Error>) -> Void)?

  func signIn(_ controller: ASAuthorizationController, completion: @escaping (Result<String, any Error>) -> Void) {
    self.completion?(.failure(CancellationError()))
    self.completion = completion
    controller.delegate = self
    controller.performRequests()
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    completion?(.success(authorization.user))
    completion = nil
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {  // want: forgotten-sender "without calling it"
    print("failed: \(error)")
  }
}

/// It does not listen to failures at all.
final class Shop: SKProductsRequestDelegate {
  private var waiter: CheckedContinuation<[SKProduct], any Error>?
  private var request: SKProductsRequest?

  func products(_ names: Set<String>) async throws -> [SKProduct] {
    let request = SKProductsRequest(productIdentifiers: names)
    self.request = request
    request.delegate = self
    return try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0  // want: forgotten-sender "'Shop' does not implement 'request(_:didFailWithError:)', which comes instead of 'productsRequest(_:didReceive:)'"
      request.start()
    }
  }

  func productsRequest(_ request: SKProductsRequest, didReceive response: SKProductsResponse) {
    waiter?.resume(returning: response.products)
    waiter = nil
  }
}

/// It listens to those failures that come later, and not to those at the beginning.
final class Page: WKNavigationDelegate {
  private var loaded: CheckedContinuation<Void, any Error>?

  func wait() async throws {
    try await withCheckedThrowingContinuation {
      loaded?.resume(throwing: CancellationError())
      loaded = $0  // want: forgotten-sender "'Page' does not implement 'webView(_:didFailProvisionalNavigation:withError:)'"
    }
  }

  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) {
    loaded?.resume()
    loaded = nil
  }

  func webView(_ webView: WKWebView, didFail navigation: WKNavigation!, withError error: any Error) {
    loaded?.resume(throwing: error)
    loaded = nil
  }
}

/// By peripheral; what was there before is told.
final class Central: CBCentralManagerDelegate {
  private let central = CBCentralManager()
  private var connecting: [String: CheckedContinuation<Void, any Error>] = [:]

  func connect(_ peripheral: CBPeripheral) async throws {
    try await withCheckedThrowingContinuation { continuation in
      connecting.updateValue(continuation, forKey: peripheral.identifier)?.resume(throwing: CancellationError())
      central.connect(peripheral)
    }
  }

  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
    connecting.removeValue(forKey: peripheral.identifier)?.resume()
  }

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {  // want: forgotten-sender "leaves what is in 'connecting'"
    print("cannot connect to \(peripheral.identifier)")
  }
}
