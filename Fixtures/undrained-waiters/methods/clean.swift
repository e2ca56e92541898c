import Synchronization

actor Connection {
  private var requests: [Int: CheckedContinuation<[UInt8], Error>] = [:]
  private var isClosed = false
  private var nextID = 0

  func request() async throws -> [UInt8] {
    if isClosed { throw CancellationError() }
    nextID += 1
    let id = nextID
    return try await withCheckedThrowingContinuation { requests[id] = $0 }
  }

  func received(_ id: Int, _ bytes: [UInt8]) {
    requests.removeValue(forKey: id)?.resume(returning: bytes)
  }

  func closeRepaired() {
    isClosed = true
    for request in requests.values { request.resume(throwing: CancellationError()) }
    requests = [:]
  }

  func close() {
    closeRepaired()
  }
}

final class Pool: Sendable {
  private struct State {
    var isShutdown = false
    var idle: [Int] = []
    var waiters: [CheckedContinuation<Int?, Never>] = []

    mutating func shutdown() -> [CheckedContinuation<Int?, Never>] {
      isShutdown = true
      idle.removeAll()
      defer { waiters.removeAll() }
      return waiters
    }
  }

  private let state = Mutex(State())

  func lease() async -> Int? {
    await withCheckedContinuation { continuation in
      let leased = state.withLock { state -> Int? in
        if let connection = state.idle.popLast() { return connection }
        state.waiters.append(continuation)
        return nil
      }
      if let leased { continuation.resume(returning: leased) }
    }
  }

  func giveBack(_ connection: Int) {
    let waiter = state.withLock { state -> CheckedContinuation<Int?, Never>? in
      if state.waiters.isEmpty {
        state.idle.append(connection)
        return nil
      }
      return state.waiters.removeFirst()
    }
    waiter?.resume(returning: connection)
  }

  func shutdownRepaired() {
    for waiter in state.withLock({ $0.shutdown() }) { waiter.resume(returning: nil) }
  }
}

final class Link {
  private var completions: [Int: (Bool) -> Void] = [:]
  private var nextID = 0
  private var isUp = true

  func ping(completion: @escaping (Bool) -> Void) {
    guard isUp else { return completion(false) }
    nextID += 1
    completions[nextID] = completion
  }

  func pong(_ id: Int) {
    completions.removeValue(forKey: id)?(true)
  }

  func disconnectRepaired() {
    isUp = false
    completions.values.forEach { $0(false) }
    completions = [:]
  }

  func disconnect() {
    disconnectRepaired()
  }
}

/// What runs where a member is changed.
final class Job: @unchecked Sendable {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isDone = false
  private var isFinished: Bool {
    get { isDone }
    set {
      isDone = newValue
      for waiter in waiters { waiter.resume() }
      waiters = []
    }
  }

  func wait() async {
    if isFinished { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func step() {
    if let first = waiters.popLast() { first.resume() }
  }

  func finishRepaired() {  // ok: the setter resumes all
    isFinished = true
  }
}

/// Whoever has sent one sends the next, until none is left.
final class Line: @unchecked Sendable {
  private var queue: [(Int, (Bool) -> Void)] = []
  private var isSending = false
  private let write: (Int, @escaping () -> Void) -> Void

  init(write: @escaping (Int, @escaping () -> Void) -> Void) { self.write = write }

  func send(_ value: Int, completion: @escaping (Bool) -> Void) {
    if isSending {
      queue.append((value, completion))
    } else {
      isSending = true
      sendNow(value, completion: completion)
    }
  }

  private func sendNow(_ value: Int, completion: @escaping (Bool) -> Void) {
    write(value) {
      if !self.queue.isEmpty {
        let (next, nextCompletion) = self.queue.removeFirst()
        self.sendNow(next, completion: nextCompletion)
      } else {
        self.isSending = false
      }
      completion(true)
    }
  }

  func closeRepaired() { print("closed") }  // ok: what is queued is sent all the same
}
