// An end that tells whoever waits on one way only.

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

  func close(_ error: Error?) {
    isClosed = true
    guard let error else { return }  // want: undrained-waiters "'close()' ends this and leaves what is still in 'waiter'"
    waiter?.resume(throwing: error)
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

  func stop(error: Error?) {
    isStopped = true
    if let error {
      for waiter in waiters { waiter.resume(throwing: error) }
      waiters = []
    }
  }  // want: undrained-waiters "'stop()' ends this and leaves what is still in 'waiters'"
}
