// Whoever is told goes out of the collection, or is told again and again.

protocol Wire {
  func write(_ id: Int, _ text: String)
}

final class Exchange: @unchecked Sendable {
  private var answers: [Int: (Result<String, Error>) -> Void] = [:]
  private var last = 0
  private let wire: any Wire

  init(wire: any Wire) {
    self.wire = wire
  }

  func ask(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      answers[last] = { continuation.resume(with: $0) }
      wire.write(last, text)
    }
  }

  func receivedRepaired(_ id: Int, _ text: String) {
    if let answer = answers[id] {
      answers[id] = nil
      answer(.success(text))
    }
  }

  func failAll(_ error: Error) {
    answers.values.forEach { $0(.failure(error)) }
    answers.removeAll()
  }
}

/// What is kept takes itself out when it is called.
final class Switchboard: @unchecked Sendable {
  private var answers: [Int: (Result<String, Error>) -> Void] = [:]

  func ask(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      answers[id] = { [weak self] in
        self?.answers[id] = nil
        continuation.resume(with: $0)
      }
    }
  }

  func received(_ id: Int, _ text: String) {
    answers[id]?(.success(text))  // ok: it takes itself out
  }

  func failAll(_ error: Error) {
    for answer in answers.values { answer(.failure(error)) }
  }
}

final class Client {
  private var handlers: [Int: (Result<String, Error>) -> Void] = [:]
  private var last = 0
  private let wire: any Wire

  init(wire: any Wire) {
    self.wire = wire
  }

  func ask(_ text: String, completion: @escaping (Result<String, Error>) -> Void) {
    last += 1
    handlers[last] = completion
    wire.write(last, text)
  }

  func receivedRepaired(_ id: Int, _ text: String) {
    handlers[id]?(.success(text))
    handlers[id] = nil
  }

  func failAll(_ error: Error) {
    for handler in handlers.values { handler(.failure(error)) }
    handlers.removeAll()
  }
}

/// They hear of each event.
final class Ticker {
  private var observers: [Int: (Result<Int, Error>) -> Void] = [:]
  private var last = 0

  func observe(_ observer: @escaping (Result<Int, Error>) -> Void) -> Int {
    last += 1
    observers[last] = observer
    return last
  }

  func tick(_ id: Int, _ count: Int) {
    if let observer = observers[id] { observer(.success(count)) }  // ok: and of the next
  }

  func failed(_ error: Error) {
    for observer in observers.values { observer(.failure(error)) }
    observers.removeAll()
  }
}

actor Replies {
  private var waiting: [Int: CheckedContinuation<String, Error>] = [:]

  func reply(to id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting[id] = $0 }
  }

  func receivedRepaired(_ id: Int, _ text: String) {
    guard let waiter = waiting[id] else { return }
    waiting[id] = nil
    waiter.resume(returning: text)
  }

  func dropRepaired(_ id: Int, _ error: Error) {
    for (key, waiter) in waiting where key != id {
      waiter.resume(throwing: error)
      waiting[key] = nil
    }
  }

  func failAll(_ error: Error) {
    for waiter in waiting.values { waiter.resume(throwing: error) }
    waiting = [:]
  }
}

/// Whoever has waited takes his own out.
actor Calls {
  private var waiting: [Int: CheckedContinuation<String, Error>] = [:]

  func call(_ id: Int) async throws -> String {
    defer { waiting[id] = nil }
    return try await withCheckedThrowingContinuation { waiting[id] = $0 }
  }

  func received(_ id: Int, _ text: String) {
    waiting[id]?.resume(returning: text)  // ok: it goes when the call returns
  }

  func failAll(_ error: Error) {
    for waiter in waiting.values { waiter.resume(throwing: error) }
    waiting = [:]
  }
}

actor Jobs {
  private struct Job {
    let id: Int
    let continuation: CheckedContinuation<String, Error>
  }
  private var jobs: [Job] = []

  func run(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { jobs.append(Job(id: id, continuation: $0)) }
  }

  func stop(_ error: Error) {
    for job in jobs { job.continuation.resume(throwing: error) }
    jobs = []
  }

  func advanceRepaired(_ text: String) {
    guard let job = jobs.first else { return }
    jobs.removeFirst()
    job.continuation.resume(returning: text)
  }
}

/// The end hears of a failure, tells of that only, and takes out in any case.
final class Downloads {
  private var waiting: [Int: CheckedContinuation<String, Error>] = [:]
  private var completions: [Int: (Result<String, Error>) -> Void] = [:]
  private var lookups: [Int: (Result<String, Error>) -> Void] = [:]

  func download(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting[id] = $0 }
  }

  func load(_ id: Int, completion: @escaping (Result<String, Error>) -> Void) {
    completions[id] = completion
  }

  func look(_ id: Int, completion: @escaping (Result<String, Error>) -> Void) {
    lookups[id] = completion
  }

  func finished(_ id: Int, _ text: String) {
    waiting[id]?.resume(returning: text)  // ok: an error is all that the end tells
    completions[id]?(.success(text))  // ok: here too
    if let lookup = lookups[id] { lookup(.success(text)) }  // ok: and here
  }

  func ended(_ id: Int, _ error: Error?) {
    if let error {
      waiting[id]?.resume(throwing: error)
      completions[id]?(.failure(error))
    }
    waiting[id] = nil
    completions[id] = nil
    guard let error else {
      lookups[id] = nil
      return
    }
    lookups.removeValue(forKey: id)?(.failure(error))
  }
}
