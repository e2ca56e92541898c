import Foundation

// The time limit asks whether the answer has come. The answer does not ask whether the time is over.

typealias Ask = (@escaping @Sendable (Int) -> Void) -> Void

func firstAnswer(_ ask: Ask) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    nonisolated(unsafe) var isDone = false
    ask { value in
      isDone = true
      continuation.resume(returning: value)  // want: double-resume "without a look at 'isDone': where the time limit at line 15 has run out and resumed it"
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      if !isDone { continuation.resume(throwing: CancellationError()) }
    }
  }
}

/// The flag lies behind a lock, and the time limit is a task.
func firstResult(_ ask: Ask) async -> Int? {
  await withCheckedContinuation { continuation in
    let lock = NSLock()
    nonisolated(unsafe) var hasResult = false
    ask { result in
      lock.withLock { hasResult = true }
      continuation.resume(returning: result)  // want: double-resume "without a look at 'hasResult'"
    }
    Task {
      try? await Task.sleep(nanoseconds: 1_000_000)
      guard !lock.withLock({ hasResult }) else { return }
      continuation.resume(returning: nil)
    }
  }
}

/// Neither asks whether the other has come.
func soonestAnswer(_ ask: Ask) async -> Int {
  await withCheckedContinuation { continuation in
    ask { continuation.resume(returning: $0) }
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      continuation.resume(returning: 0)  // want: double-resume "is resumed here when the time is over, also where line"
    }
  }
}

protocol Socket: Sendable {
  func connect(completion: @escaping @Sendable (Bool) -> Void)
}

func connect(_ socket: any Socket) async -> Bool {
  await withCheckedContinuation { continuation in
    socket.connect { continuation.resume(returning: $0) }
    Task {
      try? await Task.sleep(for: .seconds(1))
      continuation.resume(returning: false)  // want: double-resume "is resumed here when the time is over"
    }
  }
}
