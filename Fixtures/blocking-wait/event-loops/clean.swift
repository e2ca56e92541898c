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

final class GreetingHandler {
  func channelReadRepaired(context: ChannelHandlerContext, text: String) {
    _ = context.writeAndFlush(text)
  }

  func channelInactiveRepaired(context: ChannelHandlerContext) {
    _ = context.close()
  }
}

func inACallbackRepaired(_ channel: Channel, _ connected: EventLoopFuture<Void>) {
  connected.whenComplete { _ in
    _ = channel.writeAndFlush("hello")
  }
}

func inAChainRepaired(_ channel: Channel, _ connected: EventLoopFuture<Void>) -> EventLoopFuture<Void> {
  connected.flatMap { channel.close() }
}

func inATaskOfTheLoopRepaired(_ channel: Channel) {
  channel.eventLoop.execute {
    _ = channel.close()
  }
}

func onAThreadOfItsOwn(_ channel: Channel) throws {
  try channel.writeAndFlush("hello").wait()  // ok: whoever calls this is on no event loop
}

final class Gate {
  func wait() {}
}

func aGateOfAnotherKind(_ connected: EventLoopFuture<Void>, _ gate: Gate) {
  connected.whenComplete { _ in gate.wait() }  // ok: no future
}

func inAnyLoopOfAGroupRepaired(_ group: EventLoopGroup, _ result: EventLoopFuture<Int>) -> EventLoopFuture<Int> {
  result
}
