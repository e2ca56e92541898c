import NIOCore

// State machines that refuse a message with an error: by a function that never returns, called on the machine itself.

struct RefusedError: Error {}

struct OpenOrClosedRepaired {
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

final class SenderRepaired: ChannelOutboundHandler {
  typealias OutboundIn = Int
  private var machine = OpenOrClosedRepaired()

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let message = unwrapOutboundIn(data)
    do {
      try machine.send(message, promise: promise)  // ok: it throws before it keeps the promise, and otherwise keeps it
    } catch {
      promise?.fail(error)
      context.fireErrorCaught(error)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    for promise in machine.end() { promise?.fail(RefusedError()) }
  }
}

struct GateRepaired {
  private var isOpen = false

  mutating func pass(_ promise: EventLoopPromise<Void>) throws {
    guard isOpen else { try self.refuse() }  // ok: what comes behind it is reached only where it is open
    promise.succeed(())
  }

  private func refuse() throws -> Never { throw RefusedError() }
}

func askTheGateRepaired(_ gate: GateRepaired, on loop: any EventLoop) -> EventLoopFuture<Void> {
  var gate = gate
  let promise = loop.makePromise(of: Void.self)
  do {
    try gate.pass(promise)
  } catch {
    promise.fail(error)
  }
  return promise.futureResult
}

/// A function that ends the program ends the path, called on the object as well.
final class Strict {
  private var isReady = false

  func load(completion: (Int) -> Void) {
    guard isReady else { self.giveUp() }  // ok: it never returns
    completion(1)
  }

  private func giveUp() -> Never { fatalError("not ready") }
}
