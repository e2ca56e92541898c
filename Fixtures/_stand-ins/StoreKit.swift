// The interface of some types of StoreKit, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public struct SKProduct: Sendable {}

public struct SKProductsResponse: Sendable {
  public var products: [SKProduct] { [] }
}

open class SKRequest {
  public weak var delegate: (any SKProductsRequestDelegate)?
  public func start() {}
  public func cancel() {}
}

public final class SKProductsRequest: SKRequest {
  public init(productIdentifiers: Set<String>) {}
}

public protocol SKRequestDelegate: AnyObject {
  func requestDidFinish(_ request: SKRequest)
  func request(_ request: SKRequest, didFailWithError error: any Error)
}

extension SKRequestDelegate {
  public func requestDidFinish(_ request: SKRequest) {}
  public func request(_ request: SKRequest, didFailWithError error: any Error) {}
}

public protocol SKProductsRequestDelegate: SKRequestDelegate {
  func productsRequest(_ request: SKProductsRequest, didReceive response: SKProductsResponse)
}
