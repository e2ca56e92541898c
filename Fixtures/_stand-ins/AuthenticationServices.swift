// The interface of some types of Authentication Services, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public struct ASAuthorization: Sendable {
  public var user: String { "" }
  public var credential: any Sendable { user }
}

public struct ASAuthorizationAppleIDCredential: Sendable {
  public var user: String { "" }
}

public final class ASAuthorizationController {
  public init() {}
  public weak var delegate: (any ASAuthorizationControllerDelegate)?
  public func performRequests() {}
}

public protocol ASAuthorizationControllerDelegate: AnyObject {
  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization)
  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error)
}

extension ASAuthorizationControllerDelegate {
  public func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {}
}
