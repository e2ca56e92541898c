import NIOCore

// State machines that refuse a message with an error: by a function that never returns, called on the machine itself.

struct RefusedError: Error {}

struct OpenOrClosed {
  enum State {
    case idle
    case open([EventLoopPromise<Void>?])
    case closed
  }
  private var state = State.idle
  private var isChecked = false

  mutating func send(_ message: Int, promise: EventLoopPromise<Void>?) throws {
    switch state {
    case .idle: try refuse("nothing was sent before")
    case .open(let promises): state = .open(promises + [promise])
    case .closed: try refuse("\(message) comes too late")
    }
  }

  private func refuse(_ reason: String, line: UInt = #line) throws -> Never {
    if isChecked { assertionFailure(reason, line: line) }
    throw RefusedError()
  }

  mutating func end() -> [EventLoopPromise<Void>?] {
    guard case .open(let promises) = state else { return [] }
    state = .closed
    return promises
  }
}

final class Sender: ChannelOutboundHandler {
  typealias OutboundIn = Int
  private var machine = OpenOrClosed()

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let message = unwrapOutboundIn(data)
    do {
      try machine.send(message, promise: promise)
    } catch {
      context.fireErrorCaught(error)
    }
  }  // want: forgotten-sender "leaves 'promise' from line 40 unsettled (when the 'try' at line 43 throws)"

  func handlerRemoved(context: ChannelHandlerContext) {
    for promise in machine.end() { promise?.fail(RefusedError()) }
  }
}

/// The machine that never returns is another function.
struct Gate {
  private var isOpen = false

  mutating func pass(_ promise: EventLoopPromise<Void>) throws {
    guard isOpen else { try self.refuse() }
    promise.succeed(())
  }

  private func refuse() throws -> Never { throw RefusedError() }
}

func askTheGate(_ gate: Gate, on loop: any EventLoop) -> EventLoopFuture<Void> {
  var gate = gate
  let promise = loop.makePromise(of: Void.self)
  do {
    try gate.pass(promise)
  } catch {
    print(error)
  }
  return promise.futureResult  // want: forgotten-sender "when the 'try' at line 70 throws"
}
