// The continuation lies in a class or struct of its own, and that is what is kept.

final class Waiter: @unchecked Sendable {
  let id: Int
  let continuation: CheckedContinuation<Int, Never>

  init(id: Int, continuation: CheckedContinuation<Int, Never>) {
    self.id = id
    self.continuation = continuation
  }
}

actor Counter {
  private var waiters: [Waiter] = []
  private var current: Waiter?
  private var nextID = 0

  func turn() async -> Int {
    await withCheckedContinuation { continuation in
      nextID += 1
      waiters.append(Waiter(id: nextID, continuation: continuation))
    }
  }

  func serve(_ value: Int) {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().continuation.resume(returning: value)
  }

  func reset() {
    waiters.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'waiters'"
  }

  func ask() async -> Int {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(id: 0, continuation: continuation)
      current = waiter  // want: overwritten-waiter "replaces the continuation that 'current' may still hold"
    }
  }

  func answer(_ value: Int) {
    current?.continuation.resume(returning: value)
    current = nil
  }
}

/// A member of a struct that changes.
struct Job {
  var name = ""
  var continuation: CheckedContinuation<Int, Never>?
}

actor Jobs {
  private var current = Job()

  func perform(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      current.name = name
      current.continuation = continuation  // want: overwritten-waiter "replaces the continuation"
    }
  }

  func finish(_ value: Int) {
    current.continuation?.resume(returning: value)
    current.continuation = nil
  }

  func abandon() {
    current.continuation = nil  // want: overwritten-waiter "drops the continuation"
  }

  func startAnew() {
    current = Job()  // want: overwritten-waiter "drops the continuation that 'continuation' may still hold"
  }
}

/// Made with its waiter, and never changed afterwards.
struct Ticket {
  var number: Int
  var holder: CheckedContinuation<Int, Never>
}

actor Counters {
  private var tickets: [String: Ticket] = [:]

  func take(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      tickets[name] = Ticket(number: 1, holder: continuation)  // want: overwritten-waiter "under the same key"
    }
  }

  func call(_ name: String) {
    guard let ticket = tickets.removeValue(forKey: name) else { return }
    ticket.holder.resume(returning: ticket.number)
  }

  func void(_ name: String) {
    tickets[name] = nil  // want: overwritten-waiter "removes a continuation from 'tickets'"
  }
}
