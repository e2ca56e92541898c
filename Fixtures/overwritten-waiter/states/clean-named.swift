// The same, and whoever waits is told: methods that have the names of the states into which they bring the object.

final class Answer {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Int, any Error>)
    case done(Int)
    case failed(any Error)
  }
  private var state = State.idle

  func value() async throws -> Int {
    switch state {
    case .done(let value): return value
    case .failed(let error): throw error
    case .idle, .waiting:
      return try await withCheckedThrowingContinuation { continuation in
        if case .waiting = state { preconditionFailure("one at a time") }
        state = .waiting(continuation)
      }
    }
  }

  func done(_ value: Int) {
    if case .waiting(let continuation) = state { continuation.resume(returning: value) }
    state = .done(value)
  }

  func failedRepaired(_ error: any Error) {
    print(error)
    if case .waiting(let continuation) = state { continuation.resume(throwing: error) }
    state = .failed(error)
  }
}
