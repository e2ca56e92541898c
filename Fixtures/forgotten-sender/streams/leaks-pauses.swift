// Errors that are those of a cancellation, or of something else.

final class Ticker: @unchecked Sendable {
  private var task: Task<Void, any Error>?
  private let read: @Sendable () throws -> Int

  init(read: @escaping @Sendable () throws -> Int) { self.read = read }

  func readings(every seconds: Double) -> AsyncStream<Int> {
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
          throw error  // want: forgotten-sender "this throw leaves 'continuation'"
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

func paced(by pace: Pace) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: pace.value)  // want: forgotten-sender "this 'try', when it throws, leaves 'continuation'"
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      }
    }
  }
}

func afterPause(_ length: Task<UInt64, any Error>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      do {
        try await Task.sleep(nanoseconds: length.value)  // want: forgotten-sender "this 'try', when it throws, leaves 'continuation'"
        continuation.finish()
      } catch is CancellationError {
        continuation.finish()
      }
    }
  }
}
