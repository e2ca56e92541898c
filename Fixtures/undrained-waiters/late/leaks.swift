import Foundation

// An end tells all that wait and marks the object; whoever comes behind it is stored all the same, and nobody takes it from there.

struct Closed: Error {}

/// Answers are dropped when it is closed.
actor Client {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false

  func ask(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())  // want: undrained-waiters "is stored in 'pending' here whether or not 'isClosed' is set: behind 'close()'"
    }
  }

  func receive(_ id: Int, _ text: String) {
    guard !isClosed else { return }
    pending.removeValue(forKey: id)?.resume(returning: text)
  }

  func close() {
    isClosed = true
    for waiter in pending.values { waiter.resume(throwing: Closed()) }
    pending.removeAll()
  }
}

/// It happens once, and nothing else ever tells anybody.
final class Latch: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      waiters.append(continuation)  // want: undrained-waiters "behind 'open()', which has told all that waited"
      lock.unlock()
    }
  }

  func open() {
    lock.lock()
    guard !isOpen else { return lock.unlock() }
    isOpen = true
    let all = waiters
    waiters.removeAll()
    lock.unlock()
    for waiter in all { waiter.resume() }
  }
}

/// One way in asks, the other does not.
actor Queue {
  enum State { case running, ended }
  private var state = State.running
  private var waiting: [CheckedContinuation<Int?, Never>] = []
  private var items: [Int] = []

  func next() async -> Int? {
    if case .ended = state { return nil }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func nextInLine() async -> Int? {
    if !items.isEmpty { return items.removeFirst() }
    return await withCheckedContinuation {
      waiting.insert($0, at: 0)  // want: undrained-waiters "whether or not 'state' is set"
    }
  }

  func put(_ item: Int) {
    if waiting.isEmpty { items.append(item) } else { waiting.removeFirst().resume(returning: item) }
  }

  func shutdown() {
    state = .ended
    tellAll()
  }

  private func tellAll() {
    let all = waiting
    waiting = []
    for waiter in all { waiter.resume(returning: nil) }
  }
}

/// One handler, kept for the end of a session.
final class Session {
  private var isInvalid = false
  private var completion: (((any Error)?) -> Void)?

  func whenDone(completion: @escaping ((any Error)?) -> Void) {
    self.completion?(CancellationError())
    self.completion = completion  // want: undrained-waiters "a completion handler is stored in 'completion' here"
  }

  func invalidate() {
    if isInvalid { return }
    isInvalid = true
    completion?(Closed())
    completion = nil
  }
}
