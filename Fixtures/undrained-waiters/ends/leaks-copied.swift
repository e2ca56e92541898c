// Structs with streams in them are copied about: nobody who has a copy can come to what is private in it.

struct Server: Sendable {
  private let jobs: AsyncStream<Int>
  private let jobsContinuation: AsyncStream<Int>.Continuation
  private let eventStream: AsyncStream<String>
  private let eventContinuation: AsyncStream<String>.Continuation

  init() {
    (jobs, jobsContinuation) = AsyncStream.makeStream()
    (eventStream, eventContinuation) = AsyncStream.makeStream()
  }

  var events: AsyncStream<String> { eventStream }

  func accept(_ job: Int) { jobsContinuation.yield(job) }
  func listen() async { eventContinuation.yield("up") }
  func stopListening() { jobsContinuation.finish() }  // want: undrained-waiters "leaves 'eventContinuation'"
}

struct Unconnected {
  var server: Server
}

struct Connected {
  var server: Server

  init(from state: Unconnected) { self.server = state.server }
}
