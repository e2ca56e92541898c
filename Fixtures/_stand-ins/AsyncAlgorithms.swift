// The interface of two types of swift-async-algorithms, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

/// A channel whose `send` waits for a `next`, and whose `next` waits for a `send`.
public final class AsyncChannel<Element: Sendable>: AsyncSequence, Sendable {
  public struct Iterator: AsyncIteratorProtocol {
    public mutating func next() async -> Element? { nil }
  }

  public init() {}
  public func send(_ element: Element) async {}
  public func finish() {}
  public func makeAsyncIterator() -> Iterator { Iterator() }
}

/// The same, with an end that can be an error.
public final class AsyncThrowingChannel<Element: Sendable, Failure: Error>: AsyncSequence, Sendable {
  public struct Iterator: AsyncIteratorProtocol {
    public mutating func next() async throws -> Element? { nil }
  }

  public init() {}
  public func send(_ element: Element) async {}
  public func fail(_ error: Error) where Failure == Error {}
  public func finish() {}
  public func makeAsyncIterator() -> Iterator { Iterator() }
}
