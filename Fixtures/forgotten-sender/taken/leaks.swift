import Foundation

// Continuations and handlers that a function takes out of where a type keeps them, and then forgets.

enum ReadError: Error {
  case noData
}

final class Reader {
  private var reads: [Int: CheckedContinuation<Data, Error>] = [:]
  private var queue: [CheckedContinuation<Data, Error>] = []
  private var only: CheckedContinuation<Data, Error>?
  private let lock = NSLock()

  func read(_ number: Int) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      reads.removeValue(forKey: number)?.resume(throwing: ReadError.noData)
      reads[number] = continuation
    }
  }

  func readNext() async throws -> Data {
    try await withCheckedThrowingContinuation { queue.append($0) }
  }

  func readOnly() async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      only?.resume(throwing: ReadError.noData)
      only = continuation
    }
  }

  func received(_ number: Int, _ data: Data?, _ error: Error?) {
    guard let waiting = reads.removeValue(forKey: number) else { return }
    if let error { return waiting.resume(throwing: error) }
    guard let data else { return }  // want: forgotten-sender "leaves 'waiting' from line 34 without a resume"
    waiting.resume(returning: data)
  }

  func receivedNext(_ data: Data?) {
    guard !queue.isEmpty else { return }
    let first = queue.removeFirst()
    guard let data else { return }  // want: forgotten-sender "leaves 'first'"
    first.resume(returning: data)
  }

  func receivedOnly(_ data: Data?) {
    let waiting = only
    only = nil
    guard let data else { return }  // want: forgotten-sender "leaves 'waiting'"
    waiting?.resume(returning: data)
  }

  func receivedLocked(_ data: Data?) {
    let waiting = lock.withLock { () -> CheckedContinuation<Data, Error>? in
      defer { only = nil }
      return only
    }
    guard let data else { return }  // want: forgotten-sender "leaves 'waiting'"
    waiting?.resume(returning: data)
  }

  private func take() -> CheckedContinuation<Data, Error>? {
    defer { only = nil }
    return only
  }

  func receivedTaken(_ data: Data?) {
    guard let waiting = take() else { return }
    guard let data else { return }  // want: forgotten-sender "leaves 'waiting'"
    waiting.resume(returning: data)
  }

  func decoded(_ text: String) throws {
    guard let only else { return }
    self.only = nil
    let data = try JSONEncoder().encode(text)  // want: forgotten-sender "this 'try', when it throws, leaves 'only'"
    only.resume(returning: data)
  }

  func measured(_ data: Data) {
    guard let waiting = only else { return }
    defer { only = nil }
    if data.count > 3 { waiting.resume(returning: data) }
  }  // want: forgotten-sender "leaves 'waiting'"
}

final class Question {
  private var completion: ((Result<Int, Error>) -> Void)?

  func ask(_ done: @escaping (Result<Int, Error>) -> Void) {
    guard completion == nil else { return done(.failure(ReadError.noData)) }
    completion = done
  }

  func answered(_ number: Int?) {
    guard let done = completion else { return }
    completion = nil
    guard let number else { return }  // want: forgotten-sender "without calling 'done'"
    done(.success(number))
  }
}

final class Turn {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Int, Error>)
    case over
  }
  private var state = State.idle

  func wait() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      guard case .idle = state else { return continuation.resume(throwing: ReadError.noData) }
      state = .waiting(continuation)
    }
  }

  func end(_ number: Int?) {
    guard case .waiting(let waiting) = state else { return }
    state = .over
    guard let number else { return }  // want: forgotten-sender "leaves 'waiting'"
    waiting.resume(returning: number)
  }
}

/// What was taken out of the list nobody else can wake, whatever a counter says.
actor Turnstile {
  private var places = 2
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func enter() async -> Int {
    places -= 1
    if places >= 0 { return places }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func leave() {
    places += 1
    guard !waiters.isEmpty else { return }
    let next = waiters.removeFirst()
    if places <= 0 { next.resume(returning: places) }
  }  // want: forgotten-sender "reaching the end here leaves 'next' from line 141 without a resume"
}
