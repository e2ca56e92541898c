// Read by its key or in a loop, told, and still there for whoever tells all.

protocol Wire {
  func write(_ id: Int, _ text: String)
}

/// Closures that resume a continuation.
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

  func received(_ id: Int, _ text: String) {
    if let answer = answers[id] {
      answer(.success(text))  // want: double-resume "'answers' is resumed here and stays set"
    }
  }

  func failAll(_ error: Error) {
    answers.values.forEach { $0(.failure(error)) }
    answers.removeAll()
  }
}

/// Completion handlers, of which the type takes those out that it calls.
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

  func received(_ id: Int, _ text: String) {
    handlers[id]?(.success(text))  // want: double-resume "'handlers' is called here and stays set"
  }

  func failAll(_ error: Error) {
    for handler in handlers.values { handler(.failure(error)) }
    handlers.removeAll()
  }
}

actor Replies {
  private var waiting: [Int: CheckedContinuation<String, Error>] = [:]

  func reply(to id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting[id] = $0 }
  }

  func received(_ id: Int, _ text: String) {
    guard let waiter = waiting[id] else { return }
    waiter.resume(returning: text)  // want: double-resume "'waiting' is resumed here and stays set"
  }

  func drop(_ id: Int, _ error: Error) {
    for (key, waiter) in waiting where key != id {
      waiter.resume(throwing: error)  // want: double-resume "stays set"
    }
  }

  func failAll(_ error: Error) {
    for waiter in waiting.values { waiter.resume(throwing: error) }
    waiting = [:]
  }
}

/// Structs with a continuation.
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
    for job in jobs {
      job.continuation.resume(throwing: error)
    }
    jobs = []
  }

  func advance(_ text: String) {
    guard let job = jobs.first else { return }
    job.continuation.resume(returning: text)  // want: double-resume "'jobs' is resumed here and stays set"
  }
}
