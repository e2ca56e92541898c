import NIOCore

final class Ticket {
  let promise: EventLoopPromise<Int>
  let number: Int

  init(_ number: Int, on loop: EventLoop) {
    self.number = number
    promise = loop.makePromise(of: Int.self)
  }
}

final class DeskRepaired {
  private let loop: EventLoop
  private var tickets: [Ticket] = []

  init(loop: EventLoop) { self.loop = loop }

  func ask(_ number: Int) -> EventLoopFuture<Int> {
    let ticket = Ticket(number, on: loop)
    tickets.append(ticket)
    return ticket.promise.futureResult
  }

  func answered(_ number: Int) {
    if !tickets.isEmpty { tickets.removeFirst().promise.succeed(number) }
  }

  func forgetAllRepaired() {
    for ticket in tickets { ticket.promise.fail(CancellationError()) }
    tickets.removeAll()
  }
}

final class CounterRepaired {
  private var tickets: [Ticket] = []

  func add(_ ticket: Ticket) { tickets.append(ticket) }

  func nextRepaired(_ number: Int) {
    guard number >= 0 else {
      tickets.forEach { $0.promise.fail(CancellationError()) }
      tickets = []
      return
    }
    if !tickets.isEmpty { tickets.removeFirst().promise.succeed(number) }
  }
}

/// A time limit that begins with the object meets its promise in any case.
final class Limited {
  let promise: EventLoopPromise<Int>

  init(on loop: EventLoop) {
    let promise = loop.makePromise(of: Int.self)
    self.promise = promise
    loop.scheduleTask { promise.fail(CancellationError()) }
  }
}

final class LimitedDesk {
  private var waiting: [Limited] = []

  func ask(on loop: EventLoop) -> EventLoopFuture<Int> {
    let one = Limited(on: loop)
    waiting.append(one)
    return one.promise.futureResult
  }

  func answered(_ number: Int) {
    if !waiting.isEmpty { waiting.removeFirst().promise.succeed(number) }
  }

  func forgetAll() { waiting.removeAll() }
}

/// Somebody else knows the object from the beginning.
final class Known {
  let promise: EventLoopPromise<Int>

  init(on loop: EventLoop, register: (EventLoopPromise<Int>) -> Void) {
    promise = loop.makePromise(of: Int.self)
    register(promise)
  }
}

final class KnownDesk {
  private var waiting: [Known] = []

  func ask(on loop: EventLoop, register: (EventLoopPromise<Int>) -> Void) -> EventLoopFuture<Int> {
    let one = Known(on: loop, register: register)
    waiting.append(one)
    return one.promise.futureResult
  }

  func answered(_ number: Int) {
    if !waiting.isEmpty { waiting.removeFirst().promise.succeed(number) }
  }

  func forgetAll() { waiting.removeAll() }
}
