import Foundation

// The repaired twins of leaks.swift, and work that is begun again, or by whoever waits.

final class ServerRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int, any Error>?
  private var port: Int?

  private func configure() throws {}
  private func bind() throws -> Int { 80 }
  private func serve(on port: Int) async throws {}

  func run() async throws {
    do {
      try configure()
      let bound = try bind()
      lock.withLock {
        port = bound
        waiter?.resume(returning: bound)
        waiter = nil
      }
      try await serve(on: bound)
    } catch {
      lock.withLock {
        waiter?.resume(throwing: error)
        waiter = nil
      }
      throw error
    }
  }

  func listeningPort() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known: Int? = lock.withLock {
        if let port { return port }
        if waiter != nil {
          continuation.resume(throwing: CancellationError())
          return nil
        }
        waiter = continuation
        return nil
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}

actor EngineRepaired {
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private var isReady = false

  private func load() async throws {}

  func start() async throws {
    do {
      try await load()
    } catch {
      for waiter in waiters { waiter.resume(throwing: error) }
      waiters.removeAll()
      throw error
    }
    isReady = true
    for waiter in waiters { waiter.resume() }
    waiters.removeAll()
  }

  func untilReady() async throws {
    guard !isReady else { return }
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }
}

/// It is tried again until it is done.
actor Patient {
  private var waiters: [CheckedContinuation<Void, any Error>] = []
  private var isReady = false

  private func load() async throws {}

  private func start() async throws {
    try await load()  // ok: it is tried again
    isReady = true
    for waiter in waiters { waiter.resume() }
    waiters.removeAll()
  }

  func keepTrying() async {
    while !isReady {
      do { try await start() } catch { print(error) }
    }
  }

  func untilReady() async throws {
    guard !isReady else { return }
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }
}

/// What comes is one of many messages.
actor Inbox {
  private var waiters: [CheckedContinuation<String, any Error>] = []

  private func decode(_ bytes: [UInt8]) throws -> String { String(decoding: bytes, as: UTF8.self) }

  func received(_ bytes: [UInt8]) throws {
    let text = try decode(bytes)  // ok: the next one may be read
    for waiter in waiters { waiter.resume(returning: text) }
    waiters.removeAll()
  }

  func next() async throws -> String {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }
}

final class Binding: @unchecked Sendable {
  private let lock = NSLock()
  private var port: Result<Int, any Error>?
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  private func bind() async throws -> Int { 8080 }

  func runRepaired() async {
    let found: Result<Int, any Error>
    do { found = .success(try await bind()) } catch { found = .failure(error) }
    let all = lock.withLock {
      port = found
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume(with: found) }
  }

  func bound() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known = lock.withLock { () -> Result<Int, any Error>? in
        if port == nil { waiters.append(continuation) }
        return port
      }
      if let known { continuation.resume(with: known) }
    }
  }
}
