// The interface of some types of SwiftNIO, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public protocol EventLoop: AnyObject, Sendable {
  var inEventLoop: Bool { get }
}

extension EventLoop {
  public func assertInEventLoop() {}
  public func execute(_ task: @escaping @Sendable () -> Void) { task() }
  public func submit<T>(_ task: @escaping @Sendable () throws -> T) -> EventLoopFuture<T> { EventLoopFuture() }
  public func scheduleTask(_ task: @escaping @Sendable () -> Void) {}
  public func scheduleRepeatedTask(_ task: @escaping @Sendable (RepeatedTask) -> Void) {}
  public func makePromise<T>(of type: T.Type = T.self, file: StaticString = #fileID, line: UInt = #line)
    -> EventLoopPromise<T>
  { EventLoopPromise() }
  public func makeSucceededFuture<T>(_ value: T) -> EventLoopFuture<T> { EventLoopFuture() }
  public func makeFailedFuture<T>(_ error: Error) -> EventLoopFuture<T> { EventLoopFuture() }
}

public struct EventLoopPromise<Value>: Sendable {
  public var futureResult: EventLoopFuture<Value> { EventLoopFuture() }
  public func succeed(_ value: Value) {}
  public func fail(_ error: Error) {}
  public func completeWith(_ future: EventLoopFuture<Value>) {}
  public func completeWith(_ result: Result<Value, Error>) {}
  public func completeWithTask(_ body: @escaping @Sendable () async throws -> Value) {}
}

extension EventLoopPromise where Value == Void {
  public func succeed() {}
}

public final class EventLoopFuture<Value>: Sendable {
  public func get() async throws -> Value { fatalError() }
  public func wait() throws -> Value { fatalError() }
  public func map<T>(_ callback: @escaping @Sendable (Value) -> T) -> EventLoopFuture<T> { EventLoopFuture<T>() }
  public func flatMap<T>(_ callback: @escaping @Sendable (Value) -> EventLoopFuture<T>) -> EventLoopFuture<T> {
    EventLoopFuture<T>()
  }
  public func flatMapThrowing<T>(_ callback: @escaping @Sendable (Value) throws -> T) -> EventLoopFuture<T> {
    EventLoopFuture<T>()
  }
  public func flatMapError(_ callback: @escaping @Sendable (Error) -> EventLoopFuture<Value>) -> EventLoopFuture<Value>
  { self }
  public func recover(_ callback: @escaping @Sendable (Error) -> Value) -> EventLoopFuture<Value> { self }
  public func always(_ callback: @escaping @Sendable (Result<Value, Error>) -> Void) -> EventLoopFuture<Value> { self }
  public func hop(to loop: any EventLoop) -> EventLoopFuture<Value> { self }
  public func whenSuccess(_ callback: @escaping @Sendable (Value) -> Void) {}
  public func whenFailure(_ callback: @escaping @Sendable (Error) -> Void) {}
  public func whenComplete(_ callback: @escaping @Sendable (Result<Value, Error>) -> Void) {}
  public func cascade(to promise: EventLoopPromise<Value>?) {}
  public func cascadeSuccess(to promise: EventLoopPromise<Value>?) {}
  public func cascadeFailure<T>(to promise: EventLoopPromise<T>?) {}
}

public final class RepeatedTask: Sendable {
  public func cancel() {}
}

public struct MarkedCircularBuffer<Element>: Sequence, IteratorProtocol {
  public init(initialCapacity: Int) {}
  public var isEmpty: Bool { true }
  public var hasMark: Bool { false }
  public mutating func mark() {}
  public mutating func append(_ element: Element) {}
  public mutating func removeFirst() -> Element { fatalError() }
  public mutating func popFirst() -> Element? { nil }
  public mutating func removeAll() {}
  public mutating func next() -> Element? { nil }
}

public struct CircularBuffer<Element>: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) {}
  public var isEmpty: Bool { true }
  public mutating func append(_ element: Element) {}
  public mutating func popFirst() -> Element? { nil }
}

public struct NIOAny {
  public init<T>(_ value: T) {}
}

public enum CloseMode: Sendable {
  case output, input, all
}

public final class Channel: Sendable {
  public var pipeline: ChannelPipeline { ChannelPipeline() }
  public var eventLoop: any EventLoop { fatalError() }
  public var isActive: Bool { true }
  public var closeFuture: EventLoopFuture<Void> { EventLoopFuture() }
  public func close() -> EventLoopFuture<Void> { EventLoopFuture() }
  public func close(mode: CloseMode = .all, promise: EventLoopPromise<Void>?) {}
  public func writeAndFlush(_ data: NIOAny) -> EventLoopFuture<Void> { EventLoopFuture() }
}

public final class ChannelPipeline: Sendable {
  init() {}
  public func addHandler(_ handler: any ChannelHandler) -> EventLoopFuture<Void> { EventLoopFuture() }
  public func removeHandler(_ handler: any RemovableChannelHandler, promise: EventLoopPromise<Void>?) {}
  public func fireErrorCaught(_ error: Error) {}
  public func addHTTPClientHandlers() -> EventLoopFuture<Void> { EventLoopFuture() }
}

public final class ClientBootstrap {
  public init(group: any EventLoop) {}
  public func channelInitializer(_ body: @escaping @Sendable (Channel) -> EventLoopFuture<Void>) -> Self { self }
  public func connect(host: String, port: Int) -> EventLoopFuture<Channel> { EventLoopFuture() }
}

public final class ChannelHandlerContext {
  public var eventLoop: any EventLoop { fatalError() }
  public var channel: Channel { fatalError() }
  public var pipeline: ChannelPipeline { fatalError() }
  public func write(_ data: NIOAny, promise: EventLoopPromise<Void>?) {}
  public func writeAndFlush(_ data: NIOAny, promise: EventLoopPromise<Void>?) {}
  public func writeAndFlush(_ data: NIOAny) -> EventLoopFuture<Void> { EventLoopFuture() }
  public func close(mode: CloseMode = .all, promise: EventLoopPromise<Void>?) {}
  public func triggerUserOutboundEvent(_ event: Any, promise: EventLoopPromise<Void>?) {}
  public func fireErrorCaught(_ error: Error) {}
  public func fireChannelInactive() {}
  public func fireChannelRead(_ data: NIOAny) {}
  public func fireUserInboundEventTriggered(_ event: Any) {}
  public func flush() {}

  public struct RemovalToken: Sendable {}
  public func leavePipeline(removalToken: RemovalToken) {}
}

public protocol RemovableChannelHandler: ChannelHandler {
  func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken)
}

public protocol ChannelHandler: AnyObject {
  func handlerAdded(context: ChannelHandlerContext)
  func handlerRemoved(context: ChannelHandlerContext)
}

extension ChannelHandler {
  public func handlerAdded(context: ChannelHandlerContext) {}
  public func handlerRemoved(context: ChannelHandlerContext) {}
}

public protocol ChannelOutboundHandler: ChannelHandler {
  associatedtype OutboundIn
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?)
  func flush(context: ChannelHandlerContext)
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?)
  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?)
}

public protocol ChannelInboundHandler: ChannelHandler {
  associatedtype InboundIn
  associatedtype OutboundOut = Never
  func channelRead(context: ChannelHandlerContext, data: NIOAny)
  func channelActive(context: ChannelHandlerContext)
  func channelInactive(context: ChannelHandlerContext)
  func errorCaught(context: ChannelHandlerContext, error: Error)
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any)
}

public typealias ChannelDuplexHandler = ChannelInboundHandler & ChannelOutboundHandler

extension ChannelInboundHandler {
  public func unwrapInboundIn(_ data: NIOAny) -> InboundIn { fatalError() }
  public func wrapOutboundOut(_ value: OutboundOut) -> NIOAny { NIOAny(value) }
  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
  public func channelActive(context: ChannelHandlerContext) {}
  public func channelInactive(context: ChannelHandlerContext) {}
  public func errorCaught(context: ChannelHandlerContext, error: Error) {}
  public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {}
}

extension ChannelOutboundHandler {
  public func unwrapOutboundIn(_ data: NIOAny) -> OutboundIn { fatalError() }
  public static func unwrapOutboundIn(_ data: NIOAny) -> OutboundIn { fatalError() }
  public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {}
  public func flush(context: ChannelHandlerContext) {}
  public func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {}
  public func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {}
}

public struct NIOAsyncChannel<Inbound: Sendable, Outbound: Sendable>: Sendable {
  public struct Writer: Sendable {
    public func write(_ data: Outbound) async throws {}
  }

  public let channel: Channel
  public init(wrappingChannelSynchronously channel: Channel) throws { self.channel = channel }
  public func executeThenClose<Result>(
    _ body: (AsyncThrowingStream<Inbound, any Error>, Writer) async throws -> Result
  ) async throws -> Result { try await body(AsyncThrowingStream { nil }, Writer()) }
}

public protocol NIOAsyncSequenceProducerDelegate: Sendable {
  func produceMore()
  func didTerminate()
}

public protocol NIOAsyncWriterSinkDelegate: Sendable {}

public enum NIOAsyncSequenceProducerBackPressureStrategies {
  public struct Watermark: Sendable {
    public init() {}
  }
}

public struct NIOAsyncSequenceProducerSource<Element: Sendable>: Sendable {
  public func yield(_ element: Element) {}
  public func finish() {}
  public func finish(_ error: any Error) {}
}

public struct NIOAsyncSequenceProducer<Element: Sendable>: AsyncSequence, Sendable {
  public struct NewSequence: Sendable {
    public let source = NIOAsyncSequenceProducerSource<Element>()
    public let sequence = NIOAsyncSequenceProducer()
  }

  public struct AsyncIterator: AsyncIteratorProtocol {
    public mutating func next() async -> Element? { nil }
  }

  public static func makeSequence(
    elementType: Element.Type, backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark,
    finishOnDeinit: Bool, delegate: any NIOAsyncSequenceProducerDelegate
  ) -> NewSequence { NewSequence() }
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}

public enum NIOThrowingAsyncSequenceProducer<Element: Sendable> {
  public struct NewSequence: Sendable {
    public let source = NIOAsyncSequenceProducerSource<Element>()
  }

  public static func makeSequence(
    elementType: Element.Type, failureType: (any Error).Type,
    backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark, finishOnDeinit: Bool,
    delegate: any NIOAsyncSequenceProducerDelegate
  ) -> NewSequence { NewSequence() }
}

public struct NIOAsyncWriter<Element: Sendable>: Sendable {
  public struct NewWriter: Sendable {
    public let writer = NIOAsyncWriter()
  }

  public static func makeWriter(
    elementType: Element.Type, isWritable: Bool, finishOnDeinit: Bool, delegate: any NIOAsyncWriterSinkDelegate
  ) -> NewWriter { NewWriter() }
  public func yield(_ element: Element) async throws {}
  public func finish() {}
}
