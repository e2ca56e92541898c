enum Event: Sendable {
  case changed(Int)
  case closed
}
enum Input: Sendable { case connect, close }

final class Balancer: @unchecked Sendable {
  private let event: (stream: AsyncStream<Event>, continuation: AsyncStream<Event>.Continuation)
  private let input: (stream: AsyncStream<Input>, continuation: AsyncStream<Input>.Continuation)
  private var open = 0
  private var isClosed = false

  init() {
    event = AsyncStream.makeStream(of: Event.self)
    input = AsyncStream.makeStream(of: Input.self)
  }

  var events: AsyncStream<Event> { event.stream }

  func connect() { input.continuation.yield(.connect) }
  func close() { input.continuation.yield(.close) }

  /// What it reads itself has ended where it goes on.
  func run() async {
    for await next in input.stream {
      switch next {
      case .connect: open += 1
      case .close: handleClose()
      }
    }
    if Task.isCancelled { event.continuation.finish() }
  }

  private func handleClose() {
    isClosed = true
    if open == 0 {
      event.continuation.yield(.closed)
      event.continuation.finish()
      input.continuation.finish()
    }
  }

  func leftRepaired(_ number: Int) {
    open -= 1
    event.continuation.yield(.changed(number))
    if isClosed && open == 0 {
      event.continuation.finish()
      input.continuation.finish()
    }
  }
}

/// Whoever is cancelled here ends both.
final class Worker: @unchecked Sendable {
  private let event: (stream: AsyncStream<Event>, continuation: AsyncStream<Event>.Continuation)
  private let input: (stream: AsyncStream<Input>, continuation: AsyncStream<Input>.Continuation)
  private var task: Task<Void, Never>?

  init() {
    event = AsyncStream.makeStream(of: Event.self)
    input = AsyncStream.makeStream(of: Input.self)
  }

  var events: AsyncStream<Event> { event.stream }
  var inputs: AsyncStream<Input> { input.stream }

  func start(_ work: @escaping @Sendable () async -> Void) {
    task = Task {
      await work()
      self.ended()
    }
  }

  private func ended() {
    event.continuation.finish()
    input.continuation.finish()
  }

  func stop() {
    event.continuation.finish()
    task?.cancel()
  }
}

/// The second ends by itself as well.
final class Separate: @unchecked Sendable {
  private let event: (stream: AsyncStream<Event>, continuation: AsyncStream<Event>.Continuation)
  private let input: (stream: AsyncStream<Input>, continuation: AsyncStream<Input>.Continuation)

  init() {
    event = AsyncStream.makeStream(of: Event.self)
    input = AsyncStream.makeStream(of: Input.self)
  }

  var events: AsyncStream<Event> { event.stream }
  var inputs: AsyncStream<Input> { input.stream }

  func end() {
    event.continuation.finish()
    input.continuation.finish()
  }

  func noMoreEvents() { event.continuation.finish() }
  func noMoreInput() { input.continuation.finish() }
}
