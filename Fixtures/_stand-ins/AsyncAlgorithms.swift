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

/// A channel with a limited buffer; its source finishes it when it is freed.
public struct MultiProducerSingleConsumerAsyncChannel<Element: Sendable, Failure: Error>: AsyncSequence, Sendable {
  public struct Iterator: AsyncIteratorProtocol {
    public mutating func next() async throws -> Element? { nil }
  }

  public struct Source: Sendable {
    public func send(_ element: Element) async throws {}
    public func finish() {}
  }

  public struct ChannelAndSource: Sendable {
    public var channel = MultiProducerSingleConsumerAsyncChannel()
    public var source = Source()
  }

  public static func makeChannel(of type: Element.Type) -> ChannelAndSource { ChannelAndSource() }
  public func makeAsyncIterator() -> Iterator { Iterator() }
}
