import Foundation

// Events that the other side has gone set the mark, and leave those to whom each other end would have told it.

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

  func connectionLost() {
    lock.lock()
    isClosed = true  // want: undrained-waiters "'isClosed = true' ends this and leaves what is still in 'pending'"
    lock.unlock()
  }
}

/// The loop that serves them has failed.
actor Client {
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
      isClosed = true  // want: undrained-waiters "'isClosed = true' ends this and leaves what is still in 'pending'"
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
