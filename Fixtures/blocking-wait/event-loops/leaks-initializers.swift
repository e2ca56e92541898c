// Stand-ins for what SwiftNIO declares.
final class EventLoopFuture<Value> {
  func wait() throws -> Value { throw Unavailable() }
  func map<New>(_ body: @escaping (Value) -> New) -> EventLoopFuture<New> { EventLoopFuture<New>() }
}
struct Unavailable: Error {}
final class EventLoop {
  func makeSucceededVoidFuture() -> EventLoopFuture<Void> { EventLoopFuture() }
  func execute(_ body: @escaping () -> Void) {}
}
final class ChannelPipeline {
  func addHandler(_ name: String) -> EventLoopFuture<Void> { EventLoopFuture() }
}
final class Channel {
  let eventLoop = EventLoop()
  let pipeline = ChannelPipeline()
  func close() -> EventLoopFuture<Void> { EventLoopFuture() }
}
final class ClientBootstrap {
  func channelInitializer(_ initializer: @escaping (Channel) -> EventLoopFuture<Void>) -> ClientBootstrap { self }
}

// A bootstrap runs them on the loop of the new channel.

func client() -> ClientBootstrap {
  ClientBootstrap().channelInitializer { channel in
    try? channel.pipeline.addHandler("codec").wait()  // want: blocking-wait "blocks an event loop"
    return channel.eventLoop.makeSucceededVoidFuture()
  }
}

// What the closure of a future is given has a type.
func closing(_ connected: EventLoopFuture<Channel>) -> EventLoopFuture<Void> {
  connected.map { channel in
    try? channel.close().wait()  // want: blocking-wait "blocks an event loop"
  }
}
