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
