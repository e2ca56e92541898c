struct Busy: Error {}

actor Gate {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isOpen = false

  func waitRepaired() async {
    if isOpen { return }
    await withCheckedContinuation { continuation in
      waiters.append(continuation)  // ok: a list keeps all of them
    }
  }

  func open() {
    isOpen = true
    let all = waiters
    waiters = []  // ok: taken out just before
    for waiter in all { waiter.resume() }
  }
}

final class Prompt: @unchecked Sendable {
  private var answer: CheckedContinuation<String, Error>?

  func askRepaired() async throws -> String {
    if answer != nil {
      throw Busy()
    }
    return try await withCheckedThrowingContinuation { continuation in
      self.answer = continuation  // ok: the test above leaves
    }
  }

  func askResumingTheOld() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      self.answer?.resume(throwing: Busy())
      self.answer = continuation  // ok: the old one was resumed
    }
  }

  func askAssured() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      precondition(answer == nil, "one question at a time")
      self.answer = continuation  // ok: the program stops otherwise
    }
  }

  func askSwapping() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      var old: CheckedContinuation<String, Error>? = continuation
      swap(&old, &answer)  // ok: the old one comes out
      old?.resume(throwing: Busy())
    }
  }

  func reply(_ text: String) {
    guard let answer else { return }
    self.answer = nil  // ok: the copy is resumed
    answer.resume(returning: text)
  }

  func replyDeferred(_ text: String) {
    defer { answer = nil }
    answer?.resume(returning: text)
  }

  func replyLate(_ text: String) {
    let current = answer
    answer = nil
    Task { current?.resume(returning: text) }
  }
}

actor Lift {
  private var riders: [CheckedContinuation<Int, Never>] = []
  private var rider: CheckedContinuation<Int, Never>?

  func rideRepaired() async -> Int {
    await withCheckedContinuation { boardRepaired($0) }
  }

  private func boardRepaired(_ continuation: CheckedContinuation<Int, Never>) {
    riders.append(continuation)
  }

  func arrive(_ floor: Int) {
    for rider in riders { rider.resume(returning: floor) }
    riders.removeAll()  // ok: all were resumed
    rider?.resume(returning: floor)
    evacuateRepaired()
  }

  func boardAlone() async -> Int? {
    guard canBoard() else { return nil }
    return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      rider = continuation  // ok: `canBoard()` has asked
    }
  }

  private func canBoard() -> Bool { rider == nil }

  private func evacuateRepaired() {
    rider = nil  // ok: the caller has resumed it
  }
}

final class Fetcher: @unchecked Sendable {
  private var pending: CheckedContinuation<[UInt8], Error>?
  private var isRunning = false

  func fetch() async throws -> [UInt8] {
    guard !isRunning else { throw CancellationError() }
    isRunning = true
    return try await withCheckedThrowingContinuation { pending = $0 }  // ok: the flag is set with it
  }

  func received(_ bytes: [UInt8]) {
    isRunning = false
    pending?.resume(returning: bytes)
    pending = nil
  }

  func cancelRepaired() {
    isRunning = false
    pending?.resume(throwing: CancellationError())
    pending = nil
  }
}

final class Ticker {
  private var ticks: AsyncStream<Int>.Continuation?

  func start() -> AsyncStream<Int> {
    AsyncStream { continuation in
      ticks = continuation  // ok: whoever asked first has gone
      continuation.onTermination = { [weak self] _ in
        self?.ticks = nil  // ok: nobody reads any more
      }
    }
  }

  func tick(_ count: Int) {
    ticks?.yield(count)
  }

  func stopRepaired() {
    ticks?.finish()
    ticks = nil
  }
}

final class Receiver {
  private var finished: ((Bool) -> Void)?

  func tuneRepaired(completion: @escaping (Bool) -> Void) {
    finished?(false)
    finished = completion
  }

  func found() {
    finished?(true)
    finished = nil
  }
}

/// The task that waits and the callback that answers are made for one call.
final class OneShot: @unchecked Sendable {
  private var continuation: CheckedContinuation<Int, Never>?

  func value() async -> Int {
    await withCheckedContinuation { continuation = $0 }  // ok: each object has one use
  }

  func answer(_ value: Int) {
    continuation?.resume(returning: value)
    continuation = nil
  }
}

func once(_ register: (@escaping @Sendable (Int) -> Void) -> Void) async -> Int {
  let shot = OneShot()
  register { shot.answer($0) }
  return await shot.value()
}

/// What is stored is also captured by the callback that resumes it.
final class Scanner: @unchecked Sendable {
  private var current: CheckedContinuation<Int, Never>?

  func scan(_ begin: (@escaping @Sendable (Int) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      current = continuation  // ok: the callback below has its own copy
      begin { continuation.resume(returning: $0) }
    }
  }

  func forget() {
    current = nil
  }
}
