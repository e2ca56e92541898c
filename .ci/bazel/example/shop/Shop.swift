import Desk

/// Sells at a desk.
public struct Shop {
  public let desk = Desk()

  public init() {}

  /// Calls back once, now or never.
  public func sell(_ count: Int, completion: (Int) -> Void) {
    guard count > 0 else { return }
    completion(count)
  }

  public func pass(_ question: CheckedContinuation<Int, Never>) { desk.answer(question) }

  public func close() async -> Int { await desk.close() }
}
