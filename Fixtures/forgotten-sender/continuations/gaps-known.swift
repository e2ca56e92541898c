// False alarms that are left: what is known here takes more than one value, or a way that is not followed.

func pollBackingOff(_ check: @escaping @Sendable () -> Int?) async -> Int {
  await withCheckedContinuation { continuation in
    Task {
      for delay in sequence(first: 1, next: { min($0 * 2, 60) }) {  // todo-ok: the sequence has no end
        if let value = check() { return continuation.resume(returning: value) }
        try? await Task.sleep(for: .seconds(delay))
      }
    }
  }
}

final class ObservedAnswer {
  enum State { case running, done, failed }
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }

  var state = State.running {
    didSet {
      guard oldValue == .running else { return }
      switch state {
      case .running: break
      case .done: continuation.resume(returning: 1)
      case .failed: continuation.resume(throwing: CancellationError())
      }
    }
  }
}

func answerByState(_ run: (@escaping () -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in  // todo-ok: an observer of the state resumes it
    let answer = ObservedAnswer(continuation)
    run { answer.state = .done }
  }
}
