import Foundation

// False alarms that are left: what is known here takes more than one value, or a way that is not followed.

final class CopiedEnd: @unchecked Sendable {
  private let lock = NSLock()
  private var ended = false
  private var waiters: [() -> Void] = []

  func end() {
    lock.lock()
    ended = true
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter() }
  }

  func whenEnded() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let already = ended
      if !ended { waiters.append { continuation.resume() } }
      lock.unlock()
      if already { continuation.resume() }
    }  // todo-ok: the flag and its copy say the same
  }
}

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

func retryCountingUp(_ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var attempt = 0
      while attempt < 3 {  // todo-ok: numbers are not followed
        do {
          return continuation.resume(returning: try await load())
        } catch where attempt < 2 {
          attempt += 1
        } catch {
          return continuation.resume(throwing: error)
        }
      }
    }
  }
}

func titleFromMain(_ model: @escaping @MainActor @Sendable () -> Result<String, any Error>) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      var result: Result<String, any Error>?
      DispatchQueue.main.sync { result = model() }
      if let result { continuation.resume(with: result) }
    }  // todo-ok: the closure has run and has set it
  }
}

func firstWorking(_ load: @escaping @Sendable (String) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var mirrors = ["a", "b"]
      while let mirror = mirrors.popLast() {  // todo-ok: the last of them is told of, and there is one
        do {
          return continuation.resume(returning: try await load(mirror))
        } catch {
          if mirrors.isEmpty { continuation.resume(throwing: error) }
        }
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
