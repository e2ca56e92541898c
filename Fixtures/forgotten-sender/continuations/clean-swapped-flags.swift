import Foundation

// A flag is read and set together, and what it was decides.

protocol Door: Sendable {
  func open(_ completion: @escaping @Sendable (Result<Int, any Error>) -> Void)
  func close()
}

struct TooLate: Error {}

func openFirst(_ door: any Door, queue: DispatchQueue) async throws -> Int {
  let lock = NSLock()
  nonisolated(unsafe) var isDone = false
  return try await withCheckedThrowingContinuation { continuation in
    let finish: @Sendable (Result<Int, any Error>) -> Void = { result in
      lock.lock()
      let isFirst = !isDone
      isDone = true
      lock.unlock()
      guard isFirst else { return }  // ok: another has resumed
      continuation.resume(with: result)
    }
    door.open(finish)
    queue.asyncAfter(deadline: .now() + 5) { finish(.failure(TooLate())) }
  }
}

func openOnce(_ door: any Door, queue: DispatchQueue) async throws -> Int {
  let lock = NSLock()
  nonisolated(unsafe) var wasAnswered = false
  return try await withCheckedThrowingContinuation { continuation in
    @Sendable func answer(_ result: Result<Int, any Error>) {
      let before = wasAnswered
      wasAnswered = true
      if before { return }  // ok: another has resumed
      continuation.resume(with: result)
    }
    door.open { result in lock.withLock { answer(result) } }
    queue.asyncAfter(deadline: .now() + 5) { lock.withLock { answer(.failure(TooLate())) } }
  }
}

func openUnlessDone(_ door: any Door, queue: DispatchQueue) async throws -> Int {
  let lock = NSLock()
  nonisolated(unsafe) var isDone = false
  return try await withCheckedThrowingContinuation { continuation in
    door.open { result in
      guard lock.withLock({ !isDone }) else { return }  // ok: the time is over
      lock.withLock { isDone = true }
      continuation.resume(with: result)
    }
    queue.asyncAfter(deadline: .now() + 5) {
      if lock.withLock({ isDone }) { return }  // ok: the door is open
      lock.withLock { isDone = true }
      door.close()
      continuation.resume(throwing: TooLate())
    }
  }
}

func openWhenReadyRepaired(_ door: any Door) async throws -> Int {
  nonisolated(unsafe) var isReady = false
  return try await withCheckedThrowingContinuation { continuation in
    door.open { result in
      let wasReady = isReady
      isReady = true
      if wasReady { door.close() }
      continuation.resume(with: result)
    }
  }
}
