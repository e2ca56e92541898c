// Errors that can only be those of a cancellation.

final class Ticker: @unchecked Sendable {
  private var task: Task<Void, any Error>?
  private let read: @Sendable () throws -> Int

  init(read: @escaping @Sendable () throws -> Int) { self.read = read }

  func ticks(every seconds: Double) -> AsyncStream<Int> {
    AsyncStream { continuation in
      self.task = Task {
        do {
          while true {
            try await Task.sleep(nanoseconds: UInt64(seconds * 1_000_000_000))
            continuation.yield(1)
          }
        } catch is CancellationError {
          continuation.finish()
        } catch {
          throw error  // ok: a pause throws nothing else
        }
      }
    }
  }

  func readingsRepaired(every seconds: Double) -> AsyncStream<Int> {
    AsyncStream { continuation in
      self.task = Task {
        do {
          while true {
            try await Task.sleep(nanoseconds: UInt64(seconds * 1_000_000_000))
            continuation.yield(try read())
          }
        } catch is CancellationError {
          continuation.finish()
        } catch {
          continuation.finish()
          throw error
        }
      }
    }
  }

  func cancel() { task?.cancel() }
}

/// A value that only some code can give.
struct Pace: Sendable {
  var value: UInt64 { get async throws { 1_000_000 } }
}

func pacedRepaired(by pace: Pace) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: pace.value)
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      } catch {
        continuation.finish()
      }
    }
  }
}

func afterPauseRepaired(_ length: Task<UInt64, any Error>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: length.value)
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      } catch {
        continuation.finish()
      }
    }
  }
}

struct Interval: Sendable {
  var seconds: UInt64
  var value: UInt64 { seconds * 1_000_000_000 }
}

struct Step: Sendable {
  let value: UInt64
}

func computed(_ interval: Interval) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: interval.value)  // ok: what is computed here throws nothing
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      }
    }
  }
}

func stored(_ step: Step) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: step.value)  // ok: a number, not the value of a task
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      }
    }
  }
}
