import NIOCore

// Objects make their promise themselves when they are made, of what they are given for it.

final class Ticket {
  let promise: EventLoopPromise<Int>
  let number: Int

  init(_ number: Int, on loop: EventLoop) {
    self.number = number
    promise = loop.makePromise(of: Int.self)
  }
}

final class Desk {
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

  func forgetAll() {
    tickets.removeAll()  // want: overwritten-waiter "drops every promise that is still in 'tickets'"
  }
}

/// By somebody else, who keeps what it is given.
final class Counter {
  private var tickets: [Ticket] = []

  func add(_ ticket: Ticket) { tickets.append(ticket) }

  func next(_ number: Int) {
    guard number >= 0 else {
      tickets = []  // want: overwritten-waiter "drops every promise that is still in 'tickets'"
      return
    }
    if !tickets.isEmpty { tickets.removeFirst().promise.succeed(number) }
  }
}
