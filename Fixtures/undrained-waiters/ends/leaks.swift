/// Somebody drains the list, but not the end.
actor Feed {
  private var readers: [CheckedContinuation<Int, Error>] = []
  private var isClosed = false

  func next() async throws -> Int {
    if isClosed { throw CancellationError() }
    return try await withCheckedThrowingContinuation { readers.append($0) }
  }

  func publish(_ value: Int) {
    let all = readers
    readers = []
    for reader in all { reader.resume(returning: value) }
  }

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'readers' from line 8"
    isClosed = true
  }
}

/// One waiter at a time, and the end says nothing to it.
final class Scanner: @unchecked Sendable {
  private var waiter: CheckedContinuation<String, Error>?
  private var isStopped = false

  func scan() async throws -> String {
    guard !isStopped, waiter == nil else { throw CancellationError() }
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func scanned(_ code: String) {
    waiter?.resume(returning: code)
    waiter = nil
  }

  func shutdown() {  // want: undrained-waiters "leaves what is still in 'waiter' from line 29"
    isStopped = true
    print("stopped")
  }
}

/// The handler of a request is forgotten at the end.
final class Session {
  private var completion: ((Bool) -> Void)?
  private var isOver = false

  func login(completion: @escaping (Bool) -> Void) {
    guard !isOver, self.completion == nil else { return completion(false) }
    self.completion = completion
  }

  func loggedIn() {
    completion?(true)
    completion = nil
  }

  func invalidate() {  // want: undrained-waiters "'invalidate()' ends this and leaves what is still in 'completion'"
    isOver = true
  }
}

/// Only the first of them is woken.
actor Queue {
  private var waiters: [CheckedContinuation<Int, Error>] = []

  func element() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func enqueue(_ element: Int) {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume(returning: element)
  }

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'waiters'"
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume(throwing: CancellationError())
  }
}

/// The object goes, and what waits in it stays suspended.
final class Mailbox {
  private var readers: [CheckedContinuation<Int, Error>] = []
  private let name = "mailbox"

  func register(_ reader: CheckedContinuation<Int, Error>) {
    readers.append(reader)
  }

  func deliver(_ value: Int) {
    guard !readers.isEmpty else { return }
    readers.removeFirst().resume(returning: value)
  }

  deinit {  // want: undrained-waiters "'deinit' ends this and leaves what is still in 'readers'"
    print("\(name) is gone")
  }
}

/// Two streams, of which the end finishes one.
struct Listener: Sendable {
  let requests: AsyncStream<Int>
  let events: AsyncStream<String>
  private let requestContinuation: AsyncStream<Int>.Continuation
  private let eventContinuation: AsyncStream<String>.Continuation

  init() {
    (requests, requestContinuation) = AsyncStream.makeStream(of: Int.self)
    (events, eventContinuation) = AsyncStream.makeStream(of: String.self)
  }

  func accept(_ request: Int) {
    eventContinuation.yield("request \(request)")
    requestContinuation.yield(request)
  }

  func stopListening() {  // want: undrained-waiters "'stopListening()' ends this and leaves 'eventContinuation' without finishing it"
    requestContinuation.finish()
  }
}
