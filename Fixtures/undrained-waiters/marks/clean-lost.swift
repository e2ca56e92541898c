import Foundation

// The same, and those who wait are told; and events by which only new ones are refused.

struct Gone: Error {}

final class Calls: @unchecked Sendable {
  private let lock = NSLock()
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false
  private var last = 0

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      guard !isClosed else {
        continuation.resume(throwing: Gone())
        return
      }
      last += 1
      pending[last] = continuation
      print(text)
    }
  }

  func received(_ number: Int, _ text: String) {
    let waiter = lock.withLock { pending.removeValue(forKey: number) }
    waiter?.resume(returning: text)
  }

  func close() {
    lock.lock()
    isClosed = true
    let all = pending
    pending.removeAll()
    lock.unlock()
    for waiter in all.values { waiter.resume(throwing: Gone()) }
  }

  func connectionLostRepaired() { close() }
}

/// The loop that serves them has failed.
actor ClientRepaired {
  struct Message {
    var number: Int
    var text: String
  }
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false
  private var last = 0

  func ask() async throws -> String {
    if isClosed { throw Gone() }
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  func run(_ messages: AsyncThrowingStream<Message, any Error>) async {
    do {
      for try await message in messages { handle(message) }
      close()
    } catch {
      print(error)
      close()
    }
  }

  private func handle(_ message: Message) {
    pending.removeValue(forKey: message.number)?.resume(returning: message.text)
  }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    for waiter in pending.values { waiter.resume(throwing: Gone()) }
    pending = [:]
  }
}

/// Requests that are under way are answered.
actor Graceful {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false
  private var last = 0

  func ask() async throws -> String {
    if isClosed { throw Gone() }
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  func received(_ number: Int, _ text: String) {
    pending.removeValue(forKey: number)?.resume(returning: text)
  }

  func close() {
    isClosed = true
    for waiter in pending.values { waiter.resume(throwing: Gone()) }
    pending = [:]
  }

  func noMoreRequests() {
    isClosed = true  // ok: replies still come
  }

  func goingAway(last: Int) {
    print("the last one is \(last)")
    isClosed = true  // ok: the other side answers those that it has
  }
}

/// Every call is told for itself by what carries it.
final class Uploads: @unchecked Sendable {
  private let lock = NSLock()
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var isClosed = false

  func upload(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      guard !isClosed, pending[number] == nil else {
        continuation.resume(throwing: Gone())
        return
      }
      pending[number] = continuation
    }
  }

  func completed(_ number: Int, _ error: (any Error)?) {
    guard let waiter = lock.withLock({ pending.removeValue(forKey: number) }) else { return }
    if let error {
      waiter.resume(throwing: error)
    } else {
      waiter.resume(returning: number)
    }
  }

  func sessionFailed(_ error: any Error) {
    lock.withLock { isClosed = true }  // ok: each of them fails as well
  }
}
