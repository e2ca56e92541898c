// Two streams of a type that end together, save in one place.

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

  func run() async {
    for await next in input.stream {
      switch next {
      case .connect: open += 1
      case .close: handleClose()
      }
    }
  }

  private func handleClose() {
    isClosed = true
    if open == 0 {
      event.continuation.yield(.closed)
      event.continuation.finish()
      input.continuation.finish()
    }
  }

  func left(_ number: Int) {
    open -= 1
    event.continuation.yield(.changed(number))
    if isClosed && open == 0 {
      event.continuation.finish()  // want: undrained-waiters "'left()' ends this and leaves 'input'"
    }
  }
}
