import Synchronization

/// `close()` ends the connection and tells nobody.
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

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'requests' from line 13"
    isClosed = true
  }
}

/// The end drops the buffered values and leaves the waiters.
final class Pool: Sendable {
  private struct State {
    var isShutdown = false
    var idle: [Int] = []
    var waiters: [CheckedContinuation<Int?, Never>] = []
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

  func shutdown() {  // want: undrained-waiters "'shutdown()' ends this"
    state.withLock { state in
      state.isShutdown = true
      state.idle.removeAll()
    }
  }
}

/// Handlers that nobody calls after the end.
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

  func disconnect() {  // want: undrained-waiters "'disconnect()' ends this"
    isUp = false
  }
}

/// What runs where a member is changed leaves them as well.
final class Job: @unchecked Sendable {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isDone = false
  private var isFinished: Bool {
    get { isDone }
    set {
      isDone = newValue
      print("finished: \(newValue)")
    }
  }

  func wait() async {
    if isFinished { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func step() {
    if let first = waiters.popLast() { first.resume() }
  }

  func finish() {  // want: undrained-waiters "'finish()' ends this"
    isFinished = true
  }
}

/// Nothing goes on by itself: whoever has sent one takes the next when it is told to.
final class Line: @unchecked Sendable {
  private var queue: [(Int, (Bool) -> Void)] = []
  private let write: (Int, @escaping () -> Void) -> Void

  init(write: @escaping (Int, @escaping () -> Void) -> Void) { self.write = write }

  func send(_ value: Int, completion: @escaping (Bool) -> Void) {
    queue.append((value, completion))
  }

  func step() {
    guard let (value, completion) = queue.popLast() else { return }
    write(value) { completion(true) }
  }

  func close() {  // want: undrained-waiters "'close()' ends this"
    print("closed")
  }
}
