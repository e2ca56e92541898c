import Foundation

// What owes the continuation for which it stands is resumed on every way.

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

func measure(_ done: @escaping @Sendable (Int?) -> Void) { done(1) }

func directRepaired(_ isReady: Bool) async throws -> Int {
  try await withTicket { ticket in
    guard isReady else { return ticket.resume(returning: 0) }
    ticket.resume(returning: 1)
  } onCancel: { _ in
  }
}

func neverRepaired() async throws -> Int {
  try await withTicket { ticket in
    print(ticket.id)
    ticket.resume(returning: 1)
  } onCancel: { _ in
  }
}

func inCallbackRepaired() async throws -> Int {
  try await withSimpleTicket { ticket in
    measure { value in
      guard let value else { return ticket.resume(throwing: CancellationError()) }
      ticket.resume(returning: value)
    }
  }
}

func tracedRepaired(_ isReady: Bool) async -> Int {
  await withTracedContinuation("value") { waiter in waiter.resume(returning: isReady ? 1 : 0) }
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

func performRepaired(_ job: Named<Int>, _ isReady: Bool) {
  if isReady { job.finish(1) } else { job.fail(CancellationError()) }
}

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

func answerRepaired(_ waiter: Waiter, _ value: Int?) {
  guard let value else {
    print(waiter.describe())
    return waiter.cancel()
  }
  if value > 0 { waiter.resume(returning: value) } else { waiter.cancel() }
}

actor OfficeRepaired {
  typealias Waiting = Ticket<Int, any Error>
  private var waiting: [UUID: Waiting] = [:]
  private var lists: [UUID: (Waiting, Int)] = [:]
  private var current: Waiting?
  private var isOpen = true

  func waitRepaired() async throws -> Int {
    try await withTicket {
      appendRepaired($0)
    } onCancel: { _ in
    }
  }

  private func appendRepaired(_ ticket: Waiting) {
    guard isOpen else { return ticket.resume(throwing: CancellationError()) }
    waiting[ticket.id] = ticket
  }

  func cancelRepaired(_ id: UUID) {
    if let ticket = waiting.removeValue(forKey: id) {
      print("cancelled", ticket.id)
      ticket.resume(throwing: CancellationError())
    }
  }

  func serveRepaired(_ value: Int) {
    let all = waiting
    waiting = [:]
    for ticket in all.values {
      if value > 0 { ticket.resume(returning: value) } else { ticket.resume(returning: 0) }
    }
  }

  func waitInTurnRepaired(_ count: Int) async throws -> Int {
    try await withTicket {
      lists[$0.id] = ($0, count)
    } onCancel: { _ in
    }
  }

  func dropRepaired(_ id: UUID) {
    if let ticket = lists.removeValue(forKey: id)?.0 {
      print(ticket.id)
      ticket.resume(throwing: CancellationError())
    }
  }

  func serveInTurnRepaired(_ id: UUID) {
    guard let (ticket, count) = lists.removeValue(forKey: id) else { return }
    ticket.resume(returning: count)
  }

  func askRepaired() async throws -> Int {
    try await withTicket { ticket in
      current?.resume(throwing: CancellationError())
      current = ticket
    } onCancel: { _ in
    }
  }

  func pauseRepaired() {
    let ticket = current
    current = nil
    guard isOpen else {
      ticket?.resume(throwing: CancellationError())
      return
    }
    ticket?.resume(returning: 0)
  }
}

// Types that do not only stand for their continuation.

/// Whoever comes first resumes it: others may have.
final class FirstOnly: @unchecked Sendable {
  private let lock = NSLock()
  private var isResumed = false
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }
  func resume(_ value: Int) {
    lock.lock()
    defer { lock.unlock() }
    guard !isResumed else { return }
    isResumed = true
    continuation.resume(returning: value)
  }
}

func firstOnly(_ first: FirstOnly, _ isReady: Bool) {
  guard isReady else { return }  // ok: another may resume it, or has
  first.resume(1)
}

func limited(_ isReady: Bool) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    let first = FirstOnly(continuation)
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { first.resume(0) }
    firstOnly(first, isReady)
  }
}

/// Nobody waits longer than it lives.
final class Dying: Sendable {
  private let continuation: CheckedContinuation<Int, Never>
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  func keep() {}
  deinit { continuation.resume(returning: 0) }
}

func dying(_ dying: Dying, _ isReady: Bool) {
  guard isReady else { return }  // ok: it resumes when it goes
  dying.keep()
}

/// It answers by itself, after a time.
final class Timed: Sendable {
  private let continuation: UnsafeContinuation<Int, Never>
  init(_ continuation: UnsafeContinuation<Int, Never>) {
    self.continuation = continuation
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { self.resume(0) }
  }
  func resume(_ value: Int) { continuation.resume(returning: value) }
}

func timed(_ timed: Timed, _ isReady: Bool) {
  guard isReady else { return }  // ok: it is resumed in any case
  timed.resume(1)
}

/// The function answers where the closure does not.
func withLimit(_ body: (Ticket<Int, any Error>) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    let ticket = Ticket(id: UUID(), continuation: continuation)
    body(ticket)
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { ticket.resume(throwing: CancellationError()) }
  }
}

func withinLimit(_ isReady: Bool) async throws -> Int {
  try await withLimit { ticket in
    guard isReady else { return }  // ok: it is resumed when the time has passed
    ticket.resume(returning: 1)
  }
}

/// What it holds may be nothing.
struct Loose {
  private var continuation: CheckedContinuation<Int, Never>?
  init(_ continuation: CheckedContinuation<Int, Never>?) { self.continuation = continuation }
  func resume() { continuation?.resume(returning: 1) }
}

func loose(_ loose: Loose, _ isReady: Bool) {
  guard isReady else { return }  // ok: nobody need wait for it
  loose.resume()
}

/// It tells whether it has been resumed.
final class Telling: @unchecked Sendable {
  private(set) var isDone = false
  private let continuation: CheckedContinuation<Int, Never>
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  func resume(_ value: Int) {
    isDone = true
    continuation.resume(returning: value)
  }
}

func telling(_ telling: Telling) {
  guard !telling.isDone else { return }  // ok: it has been resumed
  telling.resume(1)
}

/// It gives its continuation to others.
struct Lending {
  private let continuation: CheckedContinuation<Int, Never>
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  func resume() { continuation.resume(returning: 1) }
  func lend(to others: (CheckedContinuation<Int, Never>) -> Void) { others(continuation) }
}

func lending(_ lending: Lending, _ isReady: Bool) {
  guard isReady else { return lending.lend { $0.resume(returning: 0) } }  // ok: others resume it
  lending.resume()
}
