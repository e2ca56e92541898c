import Foundation

// Whoever comes first tells the other, and both ask.

func firstAnswerRepaired(_ ask: (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    nonisolated(unsafe) var isDone = false
    ask { value in
      guard !isDone else { return }
      isDone = true
      continuation.resume(returning: value)
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      guard !isDone else { return }
      isDone = true
      continuation.resume(throwing: CancellationError())
    }
  }
}

func firstResultRepaired(_ work: @escaping @Sendable () async -> Int) async -> Int? {
  await withCheckedContinuation { continuation in
    let lock = NSLock()
    nonisolated(unsafe) var hasResult = false
    let isFirst: @Sendable () -> Bool = {
      lock.withLock {
        defer { hasResult = true }
        return !hasResult
      }
    }
    Task {
      let result = await work()
      if isFirst() { continuation.resume(returning: result) }
    }
    Task {
      try? await Task.sleep(nanoseconds: 1_000_000)
      if isFirst() { continuation.resume(returning: nil) }
    }
  }
}

protocol Request: Sendable {
  func start(_ answer: @escaping @Sendable (Int) -> Void)
  func stop()
}

/// The time limit ends what would have answered.
func answerOf(_ request: any Request) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    nonisolated(unsafe) var isDone = false
    request.start { value in
      isDone = true
      continuation.resume(returning: value)
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      guard !isDone else { return }
      request.stop()
      continuation.resume(throwing: CancellationError())
    }
  }
}

/// What the time limit tells is something else.
func reminded(_ ask: (@escaping @Sendable (Int) -> Void) -> Void, _ remind: @escaping @Sendable () -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var isDone = false
    ask { value in
      isDone = true
      continuation.resume(returning: value)
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      if !isDone { remind() }
    }
  }
}

/// The first one to come takes the continuation.
func soonestAnswerRepaired(_ ask: (@escaping @Sendable (Int) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    let lock = NSLock()
    nonisolated(unsafe) var waiting: CheckedContinuation<Int, Never>? = continuation
    let answer: @Sendable (Int) -> Void = { number in
      let waiter = lock.withLock { () -> CheckedContinuation<Int, Never>? in
        defer { waiting = nil }
        return waiting
      }
      waiter?.resume(returning: number)
    }
    ask(answer)
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) { answer(0) }
  }
}

/// The answer stops the time limit.
func answerOrTimeOut(_ ask: (@escaping @Sendable (Int) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) let limit = DispatchWorkItem { continuation.resume(returning: 0) }
    ask { number in
      limit.cancel()
      continuation.resume(returning: number)
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5, execute: limit)
  }
}

/// Only one of them is asked.
func askOrWait(_ ask: (@escaping @Sendable (Int) -> Void) -> Void, isOnline: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    if isOnline {
      ask { continuation.resume(returning: $0) }
    } else {
      DispatchQueue.main.asyncAfter(deadline: .now() + 5) { continuation.resume(returning: 0) }
    }
  }
}

func connectRepaired(_ connect: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void) async -> Bool {
  await withCheckedContinuation { continuation in
    let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
    connect { answer.yield($0) }
    Task {
      try? await Task.sleep(for: .seconds(1))
      answer.yield(false)
    }
    Task {
      for await isConnected in answers {
        continuation.resume(returning: isConnected)
        return
      }
      continuation.resume(returning: false)
    }
  }
}
