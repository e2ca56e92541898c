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

// What a function checks before says where it runs.
struct Table {
  let eventLoop: EventLoop
  let channel: Channel

  func leave() {
    eventLoop.preconditionInEventLoop()
    try? channel.close().wait()  // want: blocking-wait "blocks an event loop until"
  }

  func shut() {
    assert(eventLoop.inEventLoop)
    try? channel.close().wait()  // want: blocking-wait "blocks an event loop until"
  }

  func first(_ future: EventLoopFuture<Int>) throws -> Int {
    guard eventLoop.inEventLoop else { return 0 }
    return try future.wait()  // want: blocking-wait "blocks an event loop until"
  }
}

extension ChannelPipeline.SynchronousOperations {
  func replace(_ name: String, of channel: Channel) throws {
    try addHandler(name)
    try? channel.close().wait()  // want: blocking-wait "blocks an event loop until"
  }
}
