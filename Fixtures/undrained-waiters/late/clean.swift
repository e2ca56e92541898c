import Foundation

// Whoever comes late is refused, or is told by something that comes later.

struct Closed: Error {}

actor ClientRepaired {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false

  func askRepaired(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      if isClosed {
        continuation.resume(throwing: Closed())
        return
      }
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
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

/// A function asks, and throws.
actor CheckingClient {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false

  private func check() throws {
    if isClosed { throw Closed() }
  }

  func ask(_ id: Int) async throws -> String {
    try check()
    return try await withCheckedThrowingContinuation { continuation in
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
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

/// A property asks.
actor OpenClient {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false
  private var isOpen: Bool { !isClosed }

  func ask(_ id: Int) async throws -> String {
    guard isOpen else { throw Closed() }
    return try await withCheckedThrowingContinuation { continuation in
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  func receive(_ id: Int, _ text: String) {
    guard isOpen, !isClosed else { return }
    pending.removeValue(forKey: id)?.resume(returning: text)
  }

  func close() {
    isClosed = true
    for waiter in pending.values { waiter.resume(throwing: Closed()) }
    pending.removeAll()
  }
}

/// The end takes away the connection, too, and whoever asks finds none.
actor ConnectedClient {
  final class Connection: Sendable { func send(_ id: Int) {} }
  private var connection: Connection? = Connection()
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosed = false

  func ask(_ id: Int) async throws -> String {
    guard let connection else { throw Closed() }
    return try await withCheckedThrowingContinuation { continuation in
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
      connection.send(id)
    }
  }

  func receive(_ id: Int, _ text: String) {
    guard !isClosed else { return }
    pending.removeValue(forKey: id)?.resume(returning: text)
  }

  func close() {
    isClosed = true
    connection = nil
    for waiter in pending.values { waiter.resume(throwing: Closed()) }
    pending.removeAll()
  }
}

/// Answers come behind the end as well.
actor PatientClient {
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private(set) var isClosed = false

  func ask(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  func receive(_ id: Int, _ text: String) { pending.removeValue(forKey: id)?.resume(returning: text) }

  func close() {
    isClosed = true
    for waiter in pending.values { waiter.resume(throwing: Closed()) }
    pending.removeAll()
  }
}

final class LatchRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func waitRepaired() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      if isOpen {
        lock.unlock()
        continuation.resume()
      } else {
        waiters.append(continuation)
        lock.unlock()
      }
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

/// It can be closed again.
actor Gate {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async { await withCheckedContinuation { waiters.append($0) } }

  func open() {
    guard !isOpen else { return }
    isOpen = true
    let all = waiters
    waiters = []
    for waiter in all { waiter.resume() }
  }

  func shut() { isOpen = false }
}

/// It tells all of each event, and remembers only that there has been one.
actor Events {
  private(set) var hasHappened = false
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func next() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func happen(_ event: Int) {
    hasHappened = true
    let all = waiters
    waiters = []
    for waiter in all { waiter.resume(returning: event) }
  }
}

actor QueueRepaired {
  enum State { case running, ended }
  private var state = State.running
  private var waiting: [CheckedContinuation<Int?, Never>] = []
  private var items: [Int] = []

  func next() async -> Int? {
    if case .ended = state { return nil }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func nextInLineRepaired() async -> Int? {
    if !items.isEmpty { return items.removeFirst() }
    guard case .running = state else { return nil }
    return await withCheckedContinuation { waiting.insert($0, at: 0) }
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

final class SessionRepaired {
  private var isInvalid = false
  private var completion: (((any Error)?) -> Void)?

  func whenDoneRepaired(completion: @escaping ((any Error)?) -> Void) {
    guard !isInvalid else { return completion(Closed()) }
    self.completion?(CancellationError())
    self.completion = completion
  }

  func invalidate() {
    if isInvalid { return }
    isInvalid = true
    completion?(Closed())
    completion = nil
  }
}
