import Foundation

// Continuations and handlers that a function takes out of where a type keeps them, and answers on every way out.

enum ReadError: Error {
  case noData
}

final class ReaderRepaired {
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

  func receivedRepaired(_ number: Int, _ data: Data?, _ error: Error?) {
    guard let waiting = reads.removeValue(forKey: number) else { return }
    if let error { return waiting.resume(throwing: error) }
    guard let data else { return waiting.resume(throwing: ReadError.noData) }
    waiting.resume(returning: data)
  }

  func receivedNextRepaired(_ data: Data?) {
    guard !queue.isEmpty else { return }
    let first = queue.removeFirst()
    guard let data else { return first.resume(throwing: ReadError.noData) }
    first.resume(returning: data)
  }

  func receivedOnlyRepaired(_ data: Data?) {
    let waiting = only
    only = nil
    guard let data else {
      waiting?.resume(throwing: ReadError.noData)
      return
    }
    waiting?.resume(returning: data)
  }

  func receivedLockedRepaired(_ data: Data?) {
    let waiting = lock.withLock { () -> CheckedContinuation<Data, Error>? in
      defer { only = nil }
      return only
    }
    guard let data else {
      waiting?.resume(throwing: ReadError.noData)
      return
    }
    waiting?.resume(returning: data)
  }

  private func take() -> CheckedContinuation<Data, Error>? {
    defer { only = nil }
    return only
  }

  func receivedTakenRepaired(_ data: Data?) {
    guard let waiting = take() else { return }
    guard let data else { return waiting.resume(throwing: ReadError.noData) }
    waiting.resume(returning: data)
  }

  func decodedRepaired(_ text: String) {
    guard let only else { return }
    self.only = nil
    only.resume(with: Result { try JSONEncoder().encode(text) })
  }

  func measuredRepaired(_ data: Data) {
    guard let waiting = only else { return }
    defer { only = nil }
    if data.count > 3 { waiting.resume(returning: data) } else { waiting.resume(throwing: ReadError.noData) }
  }
}

final class QuestionRepaired {
  private var completion: ((Result<Int, Error>) -> Void)?

  func ask(_ done: @escaping (Result<Int, Error>) -> Void) {
    guard completion == nil else { return done(.failure(ReadError.noData)) }
    completion = done
  }

  func answeredRepaired(_ number: Int?) {
    guard let done = completion else { return }
    completion = nil
    guard let number else { return done(.failure(ReadError.noData)) }
    done(.success(number))
  }
}

final class TurnRepaired {
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

  func endRepaired(_ number: Int?) {
    guard case .waiting(let waiting) = state else { return }
    state = .over
    guard let number else { return waiting.resume(throwing: ReadError.noData) }
    waiting.resume(returning: number)
  }
}

/// What is taken, and is somebody's all the same.
actor Keeper {
  private var kept: CheckedContinuation<Int, Never>?
  private var others: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    kept?.resume(returning: 0)
    kept = nil
    return await withCheckedContinuation { kept = $0 }
  }

  func answersBefore(_ number: Int) {
    guard let waiting = kept else { return }
    waiting.resume(returning: number)
    kept = nil
  }

  func staysThere(_ number: Int?) {
    guard let waiting = kept else { return }
    guard let number else { return }  // ok: it is kept still
    kept = nil
    waiting.resume(returning: number)
  }

  func putsBack(_ number: Int) {
    guard let waiting = kept else { return }
    kept = nil
    if number > 3 { waiting.resume(returning: number) } else { kept = waiting }
  }

  func handsOn(_ number: Int) {
    guard let waiting = kept else { return }
    kept = nil
    others.append(waiting)
  }

  func later(_ number: Int) {
    guard let waiting = kept else { return }
    kept = nil
    Task { waiting.resume(returning: number) }
  }

  func giveAway() -> CheckedContinuation<Int, Never>? {
    let waiting = kept
    kept = nil
    return waiting
  }

  func stop() {
    kept?.resume(returning: 0)
    kept = nil
    for other in others { other.resume(returning: 0) }
    others = []
  }
}

/// Of a state with two waiters who may be there: which of them is, the state before has decided.
final class Pair {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Int, Never>?, CheckedContinuation<Int, Never>?)
    case over
  }
  private var state = State.idle

  func wait() async -> Int {
    await withCheckedContinuation { continuation in
      switch state {
      case .idle: state = .waiting(continuation, nil)
      case .waiting(let first, nil): state = .waiting(first, continuation)
      case .waiting, .over: continuation.resume(returning: 0)
      }
    }
  }

  func end(_ isFirst: Bool) {
    guard case .waiting(let first, let second) = state else { return }
    state = .over
    if let first {
      first.resume(returning: 1)
      if isFirst { return }
    }
    second?.resume(returning: 2)
  }
}

actor TurnstileRepaired {
  private var places = 2
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func enter() async -> Int {
    places -= 1
    if places >= 0 { return places }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func leaveRepaired() {
    places += 1
    guard places <= 0, !waiters.isEmpty else { return }
    let next = waiters.removeFirst()
    next.resume(returning: places)
  }
}
