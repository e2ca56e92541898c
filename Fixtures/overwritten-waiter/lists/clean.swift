import Foundation

final class DeskRepaired: @unchecked Sendable {
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

  func expireRepaired(_ number: Int) {
    lock.lock()
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return lock.unlock() }
    let waiter = waiters.remove(at: index)
    lock.unlock()
    waiter.continuation.resume(throwing: CancellationError())
  }

  func turn(_ number: Int) async {
    await withCheckedContinuation { continuation in
      lock.withLock { queue.append((number, continuation)) }
    }
  }

  func next() {
    lock.withLock { queue.isEmpty ? nil : queue.removeFirst() }?.continuation.resume()
  }

  func leaveRepaired(_ number: Int) {
    lock.lock()
    if let place = queue.lastIndex(where: { $0.number == number }) {
      queue[place].continuation.resume()
      queue.remove(at: place)  // ok: it was resumed where it was
    }
    lock.unlock()
  }
}

/// Whoever has waited takes its own entry away.
actor Register {
  private var answers: [Int: CheckedContinuation<String, any Error>] = [:]
  private var lines: [(id: UUID, continuation: CheckedContinuation<String, Never>)] = []
  private var current: CheckedContinuation<String, Never>?

  func answer(to id: Int) async throws -> String {
    defer { answers[id] = nil }  // ok: it was resumed
    return try await withCheckedThrowingContinuation { answers[id] = $0 }
  }

  func line() async -> String {
    let id = UUID()
    let line = await withCheckedContinuation { lines.append((id, $0)) }
    if let index = lines.firstIndex(where: { $0.id == id }) { lines.remove(at: index) }  // ok: it was resumed
    return line
  }

  func question() async -> String {
    current?.resume(returning: "")
    defer { current = nil }  // ok: it was resumed
    return await withCheckedContinuation { current = $0 }
  }

  func tell(_ text: String, _ question: Int) {
    answers.removeValue(forKey: question)?.resume(returning: text)
    lines.first?.continuation.resume(returning: text)
    current?.resume(returning: text)
    current = nil
  }
}
