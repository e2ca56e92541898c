import Foundation

// The continuation leaves the body: whoever holds it now resumes it.

typealias Ticket = CheckedContinuation<Int, Error>

struct Cancelled: Error {}

protocol Kitchen: Sendable {
  func order(_ dish: String, ticket: Ticket)
  func enqueue(_ job: Job) -> Bool
  func cook(_ dish: String, completion: @escaping @Sendable (Result<Int, Error>) -> Void)
}

struct Job: Sendable {
  let dish: String
  let ticket: Ticket
}

enum Command {
  case cook(String, Ticket)
  case stop
}

/// Holds one continuation and resumes it once, at the latest when it goes away.
final class TicketBox: @unchecked Sendable {
  private var ticket: Ticket?

  init(_ ticket: Ticket) {
    self.ticket = ticket
  }

  func finish(_ result: Result<Int, Error>) {
    ticket?.resume(with: result)
    ticket = nil
  }

  deinit {
    ticket?.resume(throwing: Cancelled())
  }
}

final class Waiter: @unchecked Sendable {
  let kitchen: any Kitchen
  private var tickets: [String: [Ticket]] = [:]
  private var commands: [Command] = []

  init(kitchen: any Kitchen) {
    self.kitchen = kitchen
  }

  func toArgument(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      kitchen.order(dish, ticket: continuation)  // ok: handed to the kitchen
    }
  }

  func toInitializer(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job(dish: dish, ticket: continuation)
      guard kitchen.enqueue(job) else {
        continuation.resume(throwing: Cancelled())
        return
      }
    }  // ok: the job holds the continuation and the kitchen the job
  }

  func toBox(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let box = TicketBox(continuation)
      kitchen.cook(dish) { result in
        guard dish != "soup" else { return }  // ok: the box resumes when it goes away
        box.finish(result)
      }
    }
  }

  func toDictionary(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      tickets[dish, default: []].append(continuation)  // ok: kept, served() and close() resume
    }
  }

  func toEnumPayload(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { k in
      commands.append(.cook(dish, k))  // ok: kept in the command
    }
  }

  func toClosure(_ dish: String, run: (@escaping (Int) -> Void) -> Void) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      run { continuation.resume(returning: $0) }  // ok: handed to the caller's closure
    }
  }

  func toTuple(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let pair = (dish, continuation)
      commands.append(.cook(pair.0, pair.1))  // ok: kept by way of the tuple
    }
  }

  func toTask(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      Task { await self.cookLater(dish, continuation) }  // ok: the method resumes
    }
  }

  func registrarInCondition(_ dish: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      if !register(continuation, for: dish) {
        continuation.resume(throwing: Cancelled())
      }
    }  // ok: what was registered is resumed by served()
  }

  func served(_ dish: String) {
    let waiting = tickets.removeValue(forKey: dish) ?? []
    waiting.forEach { $0.resume(returning: 1) }  // ok: resumes all there are
  }

  func close() {
    for command in commands {
      guard case .cook(_, let ticket) = command else { continue }
      ticket.resume(throwing: Cancelled())
    }
    commands.removeAll()
    for ticket in tickets.values.joined() {
      ticket.resume(throwing: Cancelled())
    }
    tickets.removeAll()
  }

  private func register(_ ticket: Ticket, for dish: String) -> Bool {
    guard tickets[dish] == nil else { return false }  // ok: the caller resumes when it hears false
    tickets[dish] = [ticket]
    return true
  }

  private func cookLater(_ dish: String, _ ticket: Ticket) async {
    await Task.yield()
    ticket.resume(returning: dish.count)
  }
}
