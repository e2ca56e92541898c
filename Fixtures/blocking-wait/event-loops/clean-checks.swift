// Stand-ins for what SwiftNIO declares.
final class EventLoopFuture<Value> {
  func wait() throws -> Value { throw Unavailable() }
}
struct Unavailable: Error {}
final class EventLoop {
  var inEventLoop: Bool { true }
  func preconditionInEventLoop() {}
  func assertNotInEventLoop() {}
}
final class Channel {
  func close() -> EventLoopFuture<Void> { EventLoopFuture() }
}
enum ChannelPipeline {
  struct SynchronousOperations {
    func addHandler(_ name: String) throws {}
  }
}

// Elsewhere one may wait, and on an event loop one hands the future on.
struct Table {
  let eventLoop: EventLoop
  let channel: Channel

  func leaveRepaired() -> EventLoopFuture<Void> {
    eventLoop.preconditionInEventLoop()
    return channel.close()
  }

  func shutRepaired() throws {
    eventLoop.assertNotInEventLoop()
    assert(!eventLoop.inEventLoop)
    try channel.close().wait()
  }

  func firstRepaired(_ future: EventLoopFuture<Int>) throws -> Int {
    if eventLoop.inEventLoop { return 0 }
    return try future.wait()
  }

  /// Only one way is on the event loop.
  func both(_ future: EventLoopFuture<Int>) throws -> Int {
    if eventLoop.inEventLoop { print("on the event loop") }
    return try future.wait()
  }
}

extension ChannelPipeline.SynchronousOperations {
  func replaceRepaired(_ name: String, of channel: Channel) throws -> EventLoopFuture<Void> {
    try addHandler(name)
    return channel.close()
  }
}
