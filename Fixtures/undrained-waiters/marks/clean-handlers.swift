import Foundation

struct MissingRepaired: Error {}

final class LinkRepaired {
  private var isClosed = false
  private var pending: [Int: (Result<Data, any Error>) -> Void] = [:]
  private var number = 0

  func ask(_ completion: @escaping (Result<Data, any Error>) -> Void) {
    guard !isClosed else {
      completion(.failure(MissingRepaired()))
      return
    }
    number += 1
    pending[number] = completion
  }

  func received(_ number: Int, _ data: Data) {
    guard !isClosed else { return }
    pending.removeValue(forKey: number)?(.success(data))
  }

  func peerWentAwayRepaired() {
    isClosed = true
    let all = pending
    pending = [:]
    for completion in all.values { completion(.failure(MissingRepaired())) }
  }
}

final class DocumentRepaired {
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
    tell(.success(text))
  }

  func brokenRepaired(_ error: any Error) {
    failure = error
    tell(.failure(error))
  }

  private func tell(_ result: Result<String, any Error>) {
    let all = waiting
    waiting = []
    for completion in all { completion(result) }
  }
}

final class PlayerRepaired {
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

  func itemFailedRepaired() {
    hasFailed = true
    handlers.forEach { $0(false) }
    handlers.removeAll()
  }
}

actor CatalogRepaired {
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

  func serverRefusedRepaired(_ error: any Error) {
    failure = error
    for continuation in waiting { continuation.resume(throwing: error) }
    waiting = []
  }
}

/// No new ones are taken; those that are under way come to their end.
final class Draining {
  private var isStopped = false
  private var isDone = false
  private var waiting: [(Bool) -> Void] = []

  func add(_ completion: @escaping (Bool) -> Void) {
    if isStopped || isDone { return completion(false) }
    waiting.append(completion)
  }

  func stopTaking() {
    isStopped = true  // ok: 'finished()' still tells those who wait
  }

  func finished() {
    isDone = true
    let all = waiting
    waiting = []
    for completion in all { completion(true) }
  }
}

/// It is tried again, and so those who wait are told later.
final class Retrying {
  private var hasFailed = false
  private var value: Int?
  private var waiting: [(Int?) -> Void] = []
  private let queue = DispatchQueue(label: "retrying")

  func read(_ completion: @escaping (Int?) -> Void) {
    if let value { return completion(value) }
    if hasFailed { return completion(nil) }
    waiting.append(completion)
  }

  func received(_ value: Int) {
    self.value = value
    hasFailed = false
    for completion in waiting { completion(value) }
    waiting = []
  }

  func failedOnce() {
    hasFailed = true  // ok: it is taken back when a value comes
  }
}

/// The failure is looked at where the value would have come.
final class Both {
  private var failure: (any Error)?
  private var value: Int?
  private var waiting: [(Int?) -> Void] = []

  func read(_ completion: @escaping (Int?) -> Void) {
    if let value { return completion(value) }
    if failure != nil { return completion(nil) }
    waiting.append(completion)
  }

  func step(_ value: Int) {
    if failure == nil { self.value = value }
    for completion in waiting { completion(self.value) }
    waiting = []
  }

  func note(_ error: any Error) {
    failure = error  // ok: the next step tells those who wait
  }
}
