import Foundation

// The same types, whose ends tell whoever waits.

struct Gone: Error {}

/// The flag comes behind the buffer, and says that nothing will come any more.
final class LineReader: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []
  private var waiter: CheckedContinuation<String?, Never>?
  private var isEnded = false

  func next() async -> String? {
    await withCheckedContinuation { continuation in
      lock.lock()
      if !lines.isEmpty {
        let line = lines.removeFirst()
        lock.unlock()
        continuation.resume(returning: line)
      } else if isEnded {
        lock.unlock()
        continuation.resume(returning: nil)
      } else {
        precondition(waiter == nil)
        waiter = continuation
        lock.unlock()
      }
    }
  }

  func deliver(_ line: String) {
    lock.lock()
    if let waiter {
      self.waiter = nil
      lock.unlock()
      waiter.resume(returning: line)
    } else {
      lines.append(line)
      lock.unlock()
    }
  }

  func processExitedRepaired(status: Int32) {
    lock.lock()
    isEnded = true
    let last = waiter
    waiter = nil
    lock.unlock()
    last?.resume(returning: nil)
    print("ended with \(status)")
  }
}

/// The state brings the error with which the others are answered.
actor Session {
  enum State {
    case idle
    case open
    case closed(any Error)
  }
  private var state = State.idle
  private var inbox: [Data] = []
  private var readers: [CheckedContinuation<Data, any Error>] = []

  func receive() async throws -> Data {
    if !inbox.isEmpty { return inbox.removeFirst() }
    if case .closed(let error) = state { throw error }
    return try await withCheckedThrowingContinuation { readers.append($0) }
  }

  func opened() {
    guard case .idle = state else { return }
    state = .open
  }

  func incoming(_ data: Data) {
    if readers.isEmpty {
      inbox.append(data)
    } else {
      readers.removeFirst().resume(returning: data)
    }
  }

  func close() {
    state = .closed(Gone())
    for reader in readers { reader.resume(throwing: Gone()) }
    readers.removeAll()
  }

  func connectionLostRepaired(_ error: any Error) {
    state = .closed(error)
    for reader in readers { reader.resume(throwing: error) }
    readers.removeAll()
  }
}

/// The mark is an error that is there or not, and others wait for replies by number.
final class Requests: @unchecked Sendable {
  private let queue = DispatchQueue(label: "requests")
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var failure: (any Error)?
  private var last = 0

  func send(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        if let error = self.failure {
          continuation.resume(throwing: error)
          return
        }
        self.last += 1
        self.pending[self.last] = continuation
        print(text)
      }
    }
  }

  func replied(_ number: Int, _ text: String) {
    queue.async { self.pending.removeValue(forKey: number)?.resume(returning: text) }
  }

  func shutdown() {
    queue.async {
      guard self.failure == nil else { return }
      self.failure = Gone()
      let all = self.pending
      self.pending.removeAll()
      for waiter in all.values { waiter.resume(throwing: Gone()) }
    }
  }

  func didDisconnectRepaired(error: any Error) {
    queue.async {
      self.failure = error
      let all = self.pending
      self.pending.removeAll()
      for waiter in all.values { waiter.resume(throwing: error) }
    }
  }
}

/// Whatever settles them asks for the mark, so that nobody does where it is set.
actor Loader {
  private enum Phase {
    case pending
    case done(Data)
    case failed
  }
  private var phase = Phase.pending
  private var waiting: [CheckedContinuation<Data?, Never>] = []

  func value() async -> Data? {
    switch phase {
    case .done(let data): return data
    case .failed: return nil
    case .pending: return await withCheckedContinuation { waiting.append($0) }
    }
  }

  func loaded(_ data: Data) {
    guard case .pending = phase else { return }
    phase = .done(data)
    for waiter in waiting { waiter.resume(returning: data) }
    waiting = []
  }

  func loadFailedRepaired(_ error: any Error) {
    guard case .pending = phase else { return }
    print("failed: \(error)")
    phase = .failed
    for waiter in waiting { waiter.resume(returning: nil) }
    waiting = []
  }
}

/// Objects with the continuation in them.
final class Inbox: @unchecked Sendable {
  final class Waiter {
    let continuation: CheckedContinuation<Int?, Never>
    init(_ continuation: CheckedContinuation<Int?, Never>) { self.continuation = continuation }
  }
  private let lock = NSLock()
  private var items: [Int] = []
  private var waiters: [Waiter] = []
  private var isFinished = false

  func pop() async -> Int? {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if !items.isEmpty {
        continuation.resume(returning: items.removeFirst())
      } else if isFinished {
        continuation.resume(returning: nil)
      } else {
        waiters.append(Waiter(continuation))
      }
    }
  }

  func push(_ item: Int) {
    let waiter: Waiter? = lock.withLock {
      guard !waiters.isEmpty else {
        items.append(item)
        return nil
      }
      return waiters.removeFirst()
    }
    waiter?.continuation.resume(returning: item)
  }

  func producerGoneRepaired() {
    let all = lock.withLock {
      isFinished = true
      let all = waiters
      waiters = []
      return all
    }
    for waiter in all { waiter.continuation.resume(returning: nil) }
  }
}

/// A state from which one of two ways leads to the end, and only the other one tells them.
actor Replies {
  enum State {
    case connecting
    case ready
    case closed
  }
  private var state = State.connecting
  private var inFlight: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0

  func ask() async throws -> String {
    guard state != .closed else { throw Gone() }
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { inFlight[number] = $0 }
  }

  func connected() { if state == .connecting { state = .ready } }

  func reply(_ number: Int, _ text: String) {
    guard state == .ready else { return }
    inFlight.removeValue(forKey: number)?.resume(returning: text)
  }

  func connectionLostRepaired() {
    switch state {
    case .ready:
      state = .closed
      for waiter in inFlight.values { waiter.resume(throwing: Gone()) }
      inFlight = [:]
    case .connecting:
      state = .closed
      for waiter in inFlight.values { waiter.resume(throwing: Gone()) }
      inFlight = [:]
    case .closed: break
    }
  }
}
