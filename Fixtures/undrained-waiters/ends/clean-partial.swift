// An end that tells whoever waits, or leaves that to others.

struct Closed: Error {}

actor Mailbox {
  private var isClosed = false
  private var waiter: CheckedContinuation<Int, Error>?

  func next() async throws -> Int {
    guard !isClosed else { throw Closed() }
    precondition(waiter == nil)
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func send(_ value: Int) {
    guard !isClosed else { return }
    waiter?.resume(returning: value)
    waiter = nil
  }

  func closeRepaired(_ error: Error?) {
    isClosed = true
    waiter?.resume(throwing: error ?? Closed())
    waiter = nil
  }
}

actor Queue {
  private var isStopped = false
  private var waiters: [CheckedContinuation<Int, Error>] = []

  func next() async throws -> Int {
    guard !isStopped else { throw Closed() }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func send(_ value: Int) {
    guard !isStopped, !waiters.isEmpty else { return }
    waiters.removeFirst().resume(returning: value)
  }

  func stopRepaired(error: Error?) {
    isStopped = true
    for waiter in waiters { waiter.resume(throwing: error ?? Closed()) }
    waiters = []
  }
}

/// What is under way comes to its end.
actor Graceful {
  private var isStopped = false
  private var waiter: CheckedContinuation<Int, Error>?

  func next() async throws -> Int {
    guard !isStopped else { throw Closed() }
    precondition(waiter == nil)
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func send(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }

  func stop(error: Error?) {
    isStopped = true
    guard let error else { return }  // ok: what is sent then is still told
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// A second end finds nobody, and the first leaves nobody who waits.
actor Strict {
  private var isStopped = false
  private var waiter: CheckedContinuation<Int, Error>?

  func next() async throws -> Int {
    guard !isStopped else { throw Closed() }
    precondition(waiter == nil)
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func send(_ value: Int) {
    guard !isStopped else { return }
    waiter?.resume(returning: value)
    waiter = nil
  }

  func stop() {
    if isStopped { return }
    isStopped = true
    guard let waiter else { return }  // ok: nobody waits
    self.waiter = nil
    waiter.resume(throwing: Closed())
  }
}

/// Who waits finds the buffer empty.
actor Buffer {
  private var isFinished = false
  private var buffer: [Int] = []
  private var waiter: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    if !buffer.isEmpty { return buffer.removeFirst() }
    if isFinished { return nil }
    precondition(waiter == nil)
    return await withCheckedContinuation { waiter = $0 }
  }

  func send(_ value: Int) {
    guard !isFinished else { return }
    guard let waiter else { return buffer.append(value) }
    self.waiter = nil
    waiter.resume(returning: value)
  }

  func finish() {
    isFinished = true
    guard buffer.isEmpty else { return }  // ok: nobody waits then
    waiter?.resume(returning: nil)
    waiter = nil
  }
}
