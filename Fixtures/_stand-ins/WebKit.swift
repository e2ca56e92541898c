// The interface of some types of WebKit, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class WKWebView {}

public struct WKNavigationAction {
  public var host: String? { nil }
}

public enum WKNavigationActionPolicy: Sendable {
  case cancel, allow, download
}

public protocol WKURLSchemeTask: AnyObject {
  var path: String { get }
  func didReceive(_ data: [UInt8])
  func didFinish()
  func didFailWithError(_ error: Error)
}
