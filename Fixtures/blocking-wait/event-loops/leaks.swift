// Stand-ins for what SwiftNIO declares.
final class EventLoopFuture<Value> {
  func wait() throws -> Value { throw Unavailable() }
  func whenComplete(_ body: @escaping (Result<Value, Error>) -> Void) {}
  func flatMap<New>(_ body: @escaping (Value) -> EventLoopFuture<New>) -> EventLoopFuture<New> { EventLoopFuture<New>() }
  func flatMapThrowing<New>(_ body: @escaping (Value) throws -> New) -> EventLoopFuture<New> { EventLoopFuture<New>() }
}
struct Unavailable: Error {}
final class EventLoop {
  func execute(_ body: @escaping () -> Void) {}
  func submit<Value>(_ body: @escaping () throws -> Value) -> EventLoopFuture<Value> { EventLoopFuture() }
  func flatSubmit<Value>(_ body: @escaping () throws -> EventLoopFuture<Value>) -> EventLoopFuture<Value> {
    EventLoopFuture()
  }
}
final class EventLoopGroup {
  func next() -> EventLoop { EventLoop() }
}
final class Channel {
  let eventLoop = EventLoop()
  func writeAndFlush(_ text: String) -> EventLoopFuture<Void> { EventLoopFuture() }
  func close() -> EventLoopFuture<Void> { EventLoopFuture() }
}
final class ChannelHandlerContext {
  let channel = Channel()
  let eventLoop = EventLoop()
  func writeAndFlush(_ text: String) -> EventLoopFuture<Void> { EventLoopFuture() }
  func close() -> EventLoopFuture<Void> { EventLoopFuture() }
}

final class EchoHandler {
  func channelRead(context: ChannelHandlerContext, text: String) {
    try? context.writeAndFlush(text).wait()  // want: blocking-wait "blocks an event loop until 'context.writeAndFlush(…)' is complete"
  }

  func channelInactive(context: ChannelHandlerContext) {
    let closing = context.close()
    _ = try? closing.wait()  // want: blocking-wait "blocks an event loop until 'closing' is complete"
  }
}

func inACallback(_ channel: Channel, _ connected: EventLoopFuture<Void>) {
  connected.whenComplete { _ in
    try? channel.writeAndFlush("hello").wait()  // want: blocking-wait "blocks an event loop"
  }
}

func inAChain(_ channel: Channel, _ connected: EventLoopFuture<Void>) -> EventLoopFuture<Void> {
  connected.flatMapThrowing {
    try channel.close().wait()  // want: blocking-wait "blocks an event loop"
  }
}

func inATaskOfTheLoop(_ channel: Channel) {
  channel.eventLoop.execute {
    try? channel.close().wait()  // want: blocking-wait "blocks an event loop"
  }
}

func inAnyLoopOfAGroup(_ group: EventLoopGroup, _ result: EventLoopFuture<Int>) -> EventLoopFuture<Int> {
  group.next().submit { try result.wait() }  // want: blocking-wait "blocks an event loop until 'result' is complete"
}
