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

  func closeRepaired() {
    isClosed = true
    for reader in readers { reader.resume(throwing: CancellationError()) }
    readers = []
  }

  func close() { closeRepaired() }
}

/// A gate is closed so that others wait, and opens again.
actor Gate {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isClosed = true

  func pass() async {
    if !isClosed { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func open() {
    isClosed = false
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  func close() {
    isClosed = true  // ok: who waits then waits for the next opening
  }
}

protocol Socket: AnyObject {
  func shutDown()
}

/// What is closed calls back, and the callback drains.
final class Connection {
  private let socket: any Socket
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var isClosed = false

  init(socket: any Socket) { self.socket = socket }

  func receive() async throws -> Int {
    if isClosed { throw CancellationError() }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func socketDidEnd(_ error: any Error) {
    for waiter in waiters { waiter.resume(throwing: error) }
    waiters = []
  }

  func close() {
    isClosed = true
    socket.shutDown()  // ok: `socketDidEnd` follows
  }
}

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

  func shutdownRepaired() {
    isStopped = true
    waiter?.resume(throwing: CancellationError())
    waiter = nil
  }

  func shutdown() { shutdownRepaired() }
}

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

  func invalidateRepaired() {
    isOver = true
    completion?(false)
    completion = nil
  }

  func invalidate() { invalidateRepaired() }
}

actor Queue {
  private var waiters: [CheckedContinuation<Int, Error>] = []

  func element() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func enqueue(_ element: Int) {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume(returning: element)
  }

  func closeRepaired() {
    while !waiters.isEmpty {
      waiters.removeFirst().resume(throwing: CancellationError())
    }
  }

  func close() { closeRepaired() }
}

final class Mailbox {
  private var readers: [CheckedContinuation<Int, Error>] = []
  private let name = "mailbox"

  func register(_ reader: CheckedContinuation<Int, Error>) {
    readers.append(reader)
  }

  func deliverRepaired(_ value: Int) {
    guard !readers.isEmpty else { return }
    readers.removeFirst().resume(returning: value)
  }

  deinit {
    for reader in readers { reader.resume(throwing: CancellationError()) }
  }
}

/// Whoever waits in a method of the object keeps it alive.
final class Bell {
  private var listeners: [CheckedContinuation<Int, Never>] = []

  func ring() async -> Int {
    await withCheckedContinuation { listeners.append($0) }
  }

  func answer(_ value: Int) {
    guard !listeners.isEmpty else { return }
    listeners.removeFirst().resume(returning: value)
  }

  deinit {
    print("nobody listens")  // ok: it is not reached while somebody does
  }
}

/// Two streams, both of which the end finishes.
struct ListenerRepaired: Sendable {
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

  func stopListeningRepaired() {
    requestContinuation.finish()
    eventContinuation.finish()
  }
}

/// One of two streams is given to somebody, who may finish it.
final class Lender: Sendable {
  let requests: AsyncStream<Int>
  let events: AsyncStream<Int>
  private let requestContinuation: AsyncStream<Int>.Continuation
  private let eventContinuation: AsyncStream<Int>.Continuation

  init() {
    (requests, requestContinuation) = AsyncStream.makeStream(of: Int.self)
    (events, eventContinuation) = AsyncStream.makeStream(of: Int.self)
  }

  func lend() -> AsyncStream<Int>.Continuation { eventContinuation }

  func stop() {
    requestContinuation.finish()
  }
}

/// The readers of both end them: nothing finishes any.
final class Meter: Sendable {
  let readings: AsyncStream<Int>
  let warnings: AsyncStream<Int>
  private let readingContinuation: AsyncStream<Int>.Continuation
  private let warningContinuation: AsyncStream<Int>.Continuation

  init() {
    (readings, readingContinuation) = AsyncStream.makeStream(of: Int.self)
    (warnings, warningContinuation) = AsyncStream.makeStream(of: Int.self)
  }

  func read(_ value: Int) {
    readingContinuation.yield(value)
    if value > 90 { warningContinuation.yield(value) }
  }

  func stop() {}
}
