import Foundation

// A type of the sources stands for the continuation of which it is made, and a function gives it to a closure.

struct Ticket<T: Sendable, E: Error>: Sendable, Identifiable {
  let id: UUID
  private let continuation: CheckedContinuation<T, E>

  init(id: UUID, continuation: CheckedContinuation<T, E>) {
    self.id = id
    self.continuation = continuation
  }

  func resume(returning value: sending T) { continuation.resume(returning: value) }
  func resume(throwing error: E) { continuation.resume(throwing: error) }
  func resume(with result: sending Result<T, E>) { continuation.resume(with: result) }
  func resume() where T == () { continuation.resume() }
}

func withTicket<T>(
  isolation: isolated (any Actor)? = #isolation, body: (Ticket<T, any Error>) -> Void,
  onCancel handler: @Sendable (UUID) -> Void
) async throws -> T {
  let id = UUID()
  nonisolated(unsafe) let body = body
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation {
      let ticket = Ticket(id: id, continuation: $0)
      body(ticket)
    }
  } onCancel: {
    handler(id)
  }
}

/// Gives its closure to the next.
func withSimpleTicket<T>(_ body: (Ticket<T, any Error>) -> Void) async throws -> T {
  try await withTicket(body: body) { _ in }
}

/// Gives the continuation as it is.
func withTracedContinuation<T>(_ name: String, _ body: (CheckedContinuation<T, Never>) -> Void) async -> T {
  print("waiting for", name)
  return await withCheckedContinuation { continuation in body(continuation) }
}

enum TicketError: Error { case closed }

func measure(_ done: @escaping @Sendable (Int?) -> Void) { done(1) }

func direct(_ isReady: Bool) async throws -> Int {
  try await withTicket { ticket in
    guard isReady else { return }  // want: forgotten-sender "this return leaves 'ticket'"
    ticket.resume(returning: 1)
  } onCancel: { _ in
  }
}

func never() async throws -> Int {
  try await withTicket { ticket in  // want: forgotten-sender "'ticket' is never resumed"
    print(ticket.id)
  } onCancel: { _ in
  }
}

func inCallback() async throws -> Int {
  try await withSimpleTicket { ticket in
    measure { value in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'ticket'"
      ticket.resume(returning: value)
    }
  }
}

func traced(_ isReady: Bool) async -> Int {
  await withTracedContinuation("value") { waiter in
    guard isReady else { return }  // want: forgotten-sender "this return leaves 'waiter'"
    waiter.resume(returning: 1)
  }
}

/// One stands for the other.
struct Named<T: Sendable> {
  let name: String
  private let ticket: Ticket<T, any Error>
  init(_ name: String, _ ticket: Ticket<T, any Error>) {
    self.name = name
    self.ticket = ticket
  }
  func finish(_ value: T) { ticket.resume(returning: value) }
  func fail(_ error: any Error) { ticket.resume(throwing: error) }
}

func perform(_ job: Named<Int>, _ isReady: Bool) {
  if isReady { job.finish(1) }
}  // want: forgotten-sender "leaves 'job'"

protocol Resuming {
  associatedtype Value
  func resume(with result: Result<Value, any Error>)
}

extension Resuming {
  func resume(returning value: Value) { resume(with: .success(value)) }
  func cancel() { resume(with: .failure(CancellationError())) }
}

final class Waiter: Resuming, Sendable {
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }
  func resume(with result: Result<Int, any Error>) { continuation.resume(with: result) }
  func describe() -> String { "waits" }
}

func answer(_ waiter: Waiter, _ value: Int?) {
  guard let value else {
    print(waiter.describe())
    return  // want: forgotten-sender "this return leaves 'waiter'"
  }
  if value > 0 { waiter.resume(returning: value) } else { waiter.cancel() }
}

actor Office {
  typealias Waiting = Ticket<Int, any Error>
  private var waiting: [UUID: Waiting] = [:]
  private var lists: [UUID: (Waiting, Int)] = [:]
  private var current: Waiting?
  private var isOpen = true

  func wait() async throws -> Int {
    try await withTicket {
      append($0)
    } onCancel: { _ in
    }
  }

  private func append(_ ticket: Waiting) {
    guard isOpen else { return }  // want: forgotten-sender "this return leaves 'ticket'"
    waiting[ticket.id] = ticket
  }

  func cancel(_ id: UUID) {
    if let ticket = waiting.removeValue(forKey: id) {  // want: forgotten-sender "'ticket' is never resumed"
      print("cancelled", ticket.id)
    }
  }

  func serve(_ value: Int) {
    let all = waiting
    waiting = [:]
    for ticket in all.values {
      if value > 0 { ticket.resume(returning: value) }
    }  // want: forgotten-sender "leaves 'ticket' of 'all'"
  }

  func waitInTurn(_ count: Int) async throws -> Int {
    try await withTicket {
      lists[$0.id] = ($0, count)
    } onCancel: { _ in
    }
  }

  func drop(_ id: UUID) {
    if let ticket = lists.removeValue(forKey: id)?.0 {  // want: forgotten-sender "'ticket' is never resumed"
      print(ticket.id)
    }
  }

  func serveInTurn(_ id: UUID) {
    guard let (ticket, count) = lists.removeValue(forKey: id) else { return }
    ticket.resume(returning: count)
  }

  func ask() async throws -> Int {
    try await withTicket { ticket in
      current?.resume(throwing: CancellationError())
      current = ticket
    } onCancel: { _ in
    }
  }

  func pause() {
    let ticket = current
    current = nil
    guard isOpen else { return }  // want: forgotten-sender "this return leaves 'ticket'"
    ticket?.resume(returning: 0)
  }
}
