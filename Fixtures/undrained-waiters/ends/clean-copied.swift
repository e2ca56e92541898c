struct ServerRepaired: Sendable {
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
  func stopListeningRepaired() {
    jobsContinuation.finish()
    eventContinuation.finish()
  }
}

struct UnconnectedRepaired {
  var server: ServerRepaired
}

struct ConnectedRepaired {
  var server: ServerRepaired

  init(from state: UnconnectedRepaired) { self.server = state.server }
}

/// Not private: whoever has a copy may finish it.
struct Open: Sendable {
  private let jobs: AsyncStream<Int>
  private let jobsContinuation: AsyncStream<Int>.Continuation
  private let eventStream: AsyncStream<String>
  let eventContinuation: AsyncStream<String>.Continuation

  init() {
    (jobs, jobsContinuation) = AsyncStream.makeStream()
    (eventStream, eventContinuation) = AsyncStream.makeStream()
  }

  func accept(_ job: Int) { jobsContinuation.yield(job) }
  func listen() async { eventContinuation.yield("up") }
  func stopListening() { jobsContinuation.finish() }
}

struct Opened {
  var server: Open

  init(from server: Open) { self.server = server }

  func stop() {
    server.stopListening()
    server.eventContinuation.finish()
  }
}
