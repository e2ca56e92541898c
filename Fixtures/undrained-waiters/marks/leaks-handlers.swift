import Foundation

// Completion handlers that are kept until a mark says that nothing comes any more.

struct Missing: Error {}

/// Requests are answered by their number; the other side has gone.
final class Link {
  private var isClosed = false
  private var pending: [Int: (Result<Data, any Error>) -> Void] = [:]
  private var number = 0

  func ask(_ completion: @escaping (Result<Data, any Error>) -> Void) {
    guard !isClosed else {
      completion(.failure(Missing()))
      return
    }
    number += 1
    pending[number] = completion
  }

  func received(_ number: Int, _ data: Data) {
    guard !isClosed else { return }
    pending.removeValue(forKey: number)?(.success(data))
  }

  func peerWentAway() {
    isClosed = true  // want: undrained-waiters "'isClosed = true' ends this and leaves what is still in 'pending'"
  }
}

/// Of two outcomes one comes, and the mark has the other.
final class Document {
  private var failure: (any Error)?
  private var text: String?
  private var waiting: [(Result<String, any Error>) -> Void] = []

  func load(_ completion: @escaping (Result<String, any Error>) -> Void) {
    if let text { return completion(.success(text)) }
    if let failure { return completion(.failure(failure)) }
    waiting.append(completion)
  }

  func loaded(_ text: String) {
    self.text = text
    let all = waiting
    waiting = []
    for completion in all { completion(.success(text)) }
  }

  func broken(_ error: any Error) {
    failure = error  // want: undrained-waiters "setting 'failure' ends this and leaves what is still in 'waiting'"
  }
}

final class Player {
  private var isReady = false
  private var hasFailed = false
  private var handlers: [(Bool) -> Void] = []

  func prepare(_ completion: @escaping (Bool) -> Void) {
    if isReady {
      completion(true)
    } else if hasFailed {
      completion(false)
    } else {
      handlers.append(completion)
    }
  }

  func itemBecameReady() {
    isReady = true
    handlers.forEach { $0(true) }
    handlers.removeAll()
  }

  func itemFailed() {
    hasFailed = true  // want: undrained-waiters "'hasFailed = true' ends this and leaves what is still in 'handlers'"
  }
}

/// Tasks wait.
actor Catalog {
  private var failure: (any Error)?
  private var names: [String]?
  private var waiting: [CheckedContinuation<[String], any Error>] = []

  func all() async throws -> [String] {
    if let names { return names }
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { waiting.append($0) }
  }

  func received(_ names: [String]) {
    self.names = names
    for continuation in waiting { continuation.resume(returning: names) }
    waiting = []
  }

  func serverRefused(_ error: any Error) {
    failure = error  // want: undrained-waiters "setting 'failure' ends this and leaves what is still in 'waiting'"
  }
}
