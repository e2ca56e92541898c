import Foundation

/// Waiters in a list, each with a number.
final class Desk: @unchecked Sendable {
  struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<String, any Error>
  }
  private let lock = NSLock()
  private var waiters: [Waiter] = []
  private var queue: [(number: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func form(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { waiters.append(Waiter(number: number, continuation: continuation)) }
    }
  }

  func call(_ form: String) {
    let next = lock.withLock { waiters.isEmpty ? nil : waiters.removeFirst() }
    next?.continuation.resume(returning: form)
  }

  /// The entry goes, and whoever waits stays.
  func expire(_ number: Int) {
    lock.lock()
    defer { lock.unlock() }
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
    waiters.remove(at: index)  // want: overwritten-waiter "this removes a continuation from 'waiters' from line 15 without resuming it"
  }

  func turn(_ number: Int) async {
    await withCheckedContinuation { continuation in
      lock.withLock { queue.append((number, continuation)) }
    }
  }

  func next() {
    lock.withLock { queue.isEmpty ? nil : queue.removeFirst() }?.continuation.resume()
  }

  func leave(_ number: Int) {
    lock.lock()
    if let place = queue.lastIndex(where: { $0.number == number }) {
      _ = queue.remove(at: place)  // want: overwritten-waiter "this removes a continuation from 'queue' from line 34 without resuming it"
    }
    lock.unlock()
  }
}
