// Stand-ins for what SwiftNIO declares.
final class EventLoopFuture<Value> {
  func wait() throws -> Value { throw Unavailable() }
  func map<New>(_ body: @escaping (Value) -> New) -> EventLoopFuture<New> { EventLoopFuture<New>() }
  func flatMap<New>(_ body: @escaping (Value) -> EventLoopFuture<New>) -> EventLoopFuture<New> {
    EventLoopFuture<New>()
  }
  func whenSuccess(_ body: @escaping (Value) -> Void) {}
}
struct Unavailable: Error {}
final class EventLoop {
  var inEventLoop: Bool { true }
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
final class ServerBootstrap {
  func childChannelInitializer(_ initializer: @escaping (Channel) -> EventLoopFuture<Void>) -> ServerBootstrap { self }
  func bind() -> EventLoopFuture<Channel> { EventLoopFuture() }
}
final class ClientBootstrap {
  func channelInitializer(_ initializer: @escaping (Channel) -> EventLoopFuture<Void>) -> ClientBootstrap { self }
}

func serverRepaired(_ warmup: EventLoopFuture<Void>) -> ServerBootstrap {
  ServerBootstrap().childChannelInitializer { channel in warmup }
}

// The thread that builds it may wait.
func bound(_ warmup: EventLoopFuture<Void>) throws -> Channel {
  try ServerBootstrap().childChannelInitializer { channel in warmup }.bind().wait()
}

func clientRepaired() -> ClientBootstrap {
  ClientBootstrap().channelInitializer { channel in channel.pipeline.addHandler("codec") }
}

func closingRepaired(_ connected: EventLoopFuture<Channel>) -> EventLoopFuture<Void> {
  connected.flatMap { channel in channel.close() }
}

func first(_ values: EventLoopFuture<Int>) -> Int { (try? values.wait()) ?? 0 }

func showRepaired(_ values: EventLoopFuture<Int>, on loop: EventLoop) {
  loop.execute {
    values.whenSuccess { print($0) }
  }
  print(first(values))
}

// It asks where it is.
func now(_ values: EventLoopFuture<Int>, on loop: EventLoop) -> Int {
  if loop.inEventLoop { return 0 }
  return (try? values.wait()) ?? 0
}

func printNow(_ values: EventLoopFuture<Int>, on loop: EventLoop) {
  loop.execute { print(now(values, on: loop)) }
}
