import Foundation

// What is known of values: errors that were caught are there, a list with elements has a first one, of two numbers one is less.

func loadedInTheEnd(_ load: @escaping @Sendable (Int) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var last: (any Error)?
      for attempt in 0..<3 {
        do {
          return continuation.resume(returning: try await load(attempt))
        } catch {
          last = error
        }
      }
      if let last { continuation.resume(throwing: last) }
    }
  }
}

func readOrFailed(_ url: URL) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      var data: Data?
      var failure: (any Error)?
      do { data = try Data(contentsOf: url) } catch let other { failure = other }
      if let data {
        continuation.resume(returning: data)
      } else if let failure {
        continuation.resume(throwing: failure)
      }
    }
  }
}

func firstOfErrors(_ load: () throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var errors: [any Error] = []
    do { _ = try load() } catch { errors.append(error) }
    if errors.isEmpty {
      continuation.resume(returning: 1)
    } else if let first = errors.first {
      continuation.resume(throwing: first)
    }
  }
}

func given(_ number: Int) async -> Int {
  await withCheckedContinuation { continuation in
    let value: Int? = number
    if let value { continuation.resume(returning: value) }
  }
}

func unpacked(_ run: @escaping (@escaping (Result<Int, any Error>) -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    run { result in
      var value: Int?
      var failure: (any Error)?
      switch result {
      case .success(let number): value = number
      case .failure(let error): failure = error
      }
      if let value {
        continuation.resume(returning: value)
      } else if let failure {
        continuation.resume(throwing: failure)
      }
    }
  }
}

func compared(_ parts: [String]) async -> String {
  await withCheckedContinuation { continuation in
    if parts.count == 2 {
      continuation.resume(returning: "pair")
    } else if parts.count > 2 {
      continuation.resume(returning: "many")
    } else if parts.count < 2 {
      continuation.resume(returning: "few")
    }
  }
}

func polled(_ ask: () throws -> Int) async -> Int {
  await withCheckedContinuation { continuation in
    var finished = false
    while !finished {
      if let value = try? ask() {
        finished = true
        continuation.resume(returning: value)
      }
    }
  }
}

func givenRepaired(_ number: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let value: Int? = number
    if let value { continuation.resume(returning: value) } else { continuation.resume(returning: 0) }
  }
}

func unpackedOptional(_ run: @escaping (@escaping (Result<Int?, any Error>) -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    run { (result: Result<Int?, any Error>) in
      var value: Int?
      var failure: (any Error)?
      switch result {
      case .success(let number): value = number
      case .failure(let error): failure = error
      }
      if let value {
        continuation.resume(returning: value)
      } else {
        continuation.resume(throwing: failure ?? CancellationError())
      }
    }
  }
}

func comparedRepaired(_ parts: [String]) async -> String {
  await withCheckedContinuation { continuation in
    if parts.count == 2 {
      continuation.resume(returning: "pair")
    } else if parts.count > 2 {
      continuation.resume(returning: "many")
    } else {
      continuation.resume(returning: "few")
    }
  }
}

func answeredRepaired(_ limit: Int, _ number: Int) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    Task {
      var value: Int?
      if limit > 3 { value = number }
      if let value { print(value) }
      continuation.resume()
    }
  }
}

/// What is empty, or not there at all, and what is not.
func measured(_ text: String?) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    if text?.isEmpty ?? true { continuation.resume(throwing: CancellationError()) }
    if let text, !text.isEmpty { continuation.resume(returning: text.count) }
  }
}

/// A function that gives nil has not taken the continuation.
private func begin(_ continuation: CheckedContinuation<Int, any Error>, _ isOpen: Bool) -> Int? {
  guard isOpen else { return nil }
  DispatchQueue.main.async { continuation.resume(returning: 2) }
  return 1
}

func begun(_ isOpen: Bool) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    guard let started = begin(continuation, isOpen) else {
      return continuation.resume(throwing: CancellationError())
    }
    print(started)
  }
}

private actor Taker {
  func take(_ continuation: CheckedContinuation<Int, any Error>) async throws {
    defer { continuation.resume(returning: 1) }
    try await Task.sleep(for: .seconds(1))
  }
}

/// To make the actor throws nothing.
func taken() async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task { try? await Taker().take(continuation) }
  }
}
