// The interface of some types of Core Location, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public struct CLLocation: Sendable {
  public var latitude: Double { 0 }
  public var accuracy: Double { 0 }
}

public enum CLAuthorizationStatus: Sendable { case notDetermined, denied, authorized }

public final class CLLocationManager {
  public init() {}
  public weak var delegate: (any CLLocationManagerDelegate)?
  public var authorizationStatus: CLAuthorizationStatus { .notDetermined }
  public static func authorizationStatus() -> CLAuthorizationStatus { .notDetermined }
  public func requestLocation() {}
  public func requestWhenInUseAuthorization() {}
  public func startUpdatingLocation() {}
  public func stopUpdatingLocation() {}
}

public protocol CLLocationManagerDelegate: AnyObject {
  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation])
  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error)
  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager)
}

extension CLLocationManagerDelegate {
  public func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {}
  public func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {}
  public func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {}
}
