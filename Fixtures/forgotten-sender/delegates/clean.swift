import AuthenticationServices
import CoreBluetooth
import CoreLocation
import StoreKit
import WebKit

// Delegates that tell the waiter of the failure, or leave that to something else.

final class PrintingLocatorRepaired: CLLocationManagerDelegate {
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

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    locationManagerRepaired(error)
  }

  private func locationManagerRepaired(_ error: any Error) {
    print("no location: \(error)")
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// Both go by a method for both.
final class QuietLocatorRepaired: CLLocationManagerDelegate {
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

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let last = locations.last else { return }
    tellAll(last.latitude)
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) { tellAll(0) }
}

/// The methods are called on any thread, and go to the main one.
@MainActor final class StatefulLocatorRepaired: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLLocation, any Error>?

  func locate() async throws -> CLLocation {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      manager.startUpdatingLocation()
    }
  }

  private func end(_ result: Result<CLLocation, any Error>) {
    waiter?.resume(with: result)
    waiter = nil
  }

  nonisolated func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let first = locations.first else { return }
    Task { @MainActor in self.end(.success(first)) }
  }

  nonisolated func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    Task { @MainActor in self.end(.failure(error)) }
  }
}

/// Some errors are passing, and only others are told of.
final class PatientLocator: CLLocationManagerDelegate {
  struct Unknown: Error {}
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLLocation, any Error>?

  func locate() async throws -> CLLocation {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      manager.startUpdatingLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let first = locations.first else { return }
    waiter?.resume(returning: first)
    waiter = nil
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    if error is Unknown { return }
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// It tries again.
final class StubbornLocator: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLLocation, any Error>?

  func locate() async throws -> CLLocation {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      manager.requestLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let first = locations.first else { return }
    waiter?.resume(returning: first)
    waiter = nil
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    print("once more: \(error)")
    manager.requestLocation()
  }
}

/// A time limit ends the wait.
final class HurriedLocator: CLLocationManagerDelegate, @unchecked Sendable {
  struct TooLate: Error {}
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLLocation, any Error>?

  func locate() async throws -> CLLocation {
    try await withCheckedThrowingContinuation { continuation in
      waiter?.resume(throwing: CancellationError())
      waiter = continuation
      manager.requestLocation()
      Task {
        try await Task.sleep(nanoseconds: 5_000_000_000)
        self.end(.failure(TooLate()))
      }
    }
  }

  private func end(_ result: Result<CLLocation, any Error>) {
    waiter?.resume(with: result)
    waiter = nil
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    guard let first = locations.first else { return }
    end(.success(first))
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) { print(error) }
}

/// Whoever is asked for the permission is not told of places, and the failure is one of places.
final class Permission: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var waiter: CheckedContinuation<CLAuthorizationStatus, Never>?

  func ask() async -> CLAuthorizationStatus {
    await withCheckedContinuation {
      waiter?.resume(returning: .notDetermined)
      waiter = $0
      manager.requestWhenInUseAuthorization()
    }
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    guard manager.authorizationStatus != .notDetermined else { return }
    waiter?.resume(returning: manager.authorizationStatus)
    waiter = nil
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) { print(locations) }
  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) { print(error) }
}

/// Who has begun it can give it up.
final class Revocable: ASAuthorizationControllerDelegate {
  private var waiter: CheckedContinuation<String, any Error>?

  func signIn(_ controller: ASAuthorizationController) async throws -> String {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      controller.performRequests()
    }
  }

  func giveUp() {
    waiter?.resume(throwing: CancellationError())
    waiter = nil
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    waiter?.resume(returning: authorization.user)
    waiter = nil
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    print(error)
  }
}

final class OneSignInRepaired: ASAuthorizationControllerDelegate {
  private let continuation: CheckedContinuation<ASAuthorization, any Error>

  init(_ continuation: CheckedContinuation<ASAuthorization, any Error>) { self.continuation = continuation }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    continuation.resume(returning: authorization)
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    authorizationControllerRepaired(error)
  }

  private func authorizationControllerRepaired(_ error: any Error) {
    continuation.resume(throwing: error)
  }
}

final class SignInRepaired: ASAuthorizationControllerDelegate {
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

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    completion?(.failure(error))
    completion = nil
  }
}

/// A handler for success only, beside one for failures.
final class TwoHandlers: ASAuthorizationControllerDelegate {
  private var completion: ((String) -> Void)?
  private var onFailure: ((any Error) -> Void)?

  func signIn(completion: @escaping (String) -> Void, onFailure: @escaping (any Error) -> Void) {
    self.completion = completion
    self.onFailure = onFailure
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    completion?(authorization.user)
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    onFailure?(error)
  }
}

final class ShopRepaired: SKProductsRequestDelegate {
  private var waiter: CheckedContinuation<[SKProduct], any Error>?

  func productsRepaired(_ names: Set<String>) async throws -> [SKProduct] {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      SKProductsRequest(productIdentifiers: names).start()
    }
  }

  func productsRequest(_ request: SKProductsRequest, didReceive response: SKProductsResponse) {
    waiter?.resume(returning: response.products)
    waiter = nil
  }

  func request(_ request: SKRequest, didFailWithError error: any Error) {
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// The failure is heard by a class above.
class Store: SKProductsRequestDelegate {
  fileprivate var waiter: CheckedContinuation<[SKProduct], any Error>?

  func productsRequest(_ request: SKProductsRequest, didReceive response: SKProductsResponse) {
    waiter?.resume(returning: response.products)
    waiter = nil
  }

  func products(_ names: Set<String>) async throws -> [SKProduct] {
    try await withCheckedThrowingContinuation {
      waiter?.resume(throwing: CancellationError())
      waiter = $0
      SKProductsRequest(productIdentifiers: names).start()
    }
  }
}

final class CarefulStore: Store {
  func request(_ request: SKRequest, didFailWithError error: any Error) {
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

final class PageRepaired: WKNavigationDelegate {
  private var loaded: CheckedContinuation<Void, any Error>?

  func waitRepaired() async throws {
    try await withCheckedThrowingContinuation {
      loaded?.resume(throwing: CancellationError())
      loaded = $0
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

  func webView(_ webView: WKWebView, didFailProvisionalNavigation navigation: WKNavigation!, withError error: any Error) {
    self.webView(webView, didFail: navigation, withError: error)
  }
}

final class CentralRepaired: CBCentralManagerDelegate {
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

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {
    centralManagerRepaired(peripheral, error)
  }

  private func centralManagerRepaired(_ peripheral: CBPeripheral, _ error: (any Error)?) {
    connecting.removeValue(forKey: peripheral.identifier)?.resume(throwing: error ?? CancellationError())
  }
}

/// It stops the program.
final class Certain: SKProductsRequestDelegate {
  private var waiter: CheckedContinuation<Int, Never>?

  func count() async -> Int {
    await withCheckedContinuation {
      waiter?.resume(returning: 0)
      waiter = $0
    }
  }

  func productsRequest(_ request: SKProductsRequest, didReceive response: SKProductsResponse) {
    waiter?.resume(returning: response.products.count)
    waiter = nil
  }

  func request(_ request: SKRequest, didFailWithError error: any Error) { fatalError("\(error)") }
}
