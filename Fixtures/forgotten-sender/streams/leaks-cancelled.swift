// Producers whose task another method cancels by the handle that was kept: their consumer hears nothing of it.

final class Ticker: @unchecked Sendable {
  private var task: Task<Void, Never>?
  private var attempt: Task<Void, any Error>?
  private var watching: Task<Void, any Error>?

  /// A loop that ends when its task is cancelled.
  func ticks() -> AsyncStream<Int> {
    AsyncStream { continuation in
      self.task = Task {
        var number = 0
        while !Task.isCancelled {  // want: forgotten-sender "this loop can end without a turn"
          await Task.yield()
          number += 1
          continuation.yield(number)
          guard number < 100 else {
            continuation.finish()
            return
          }
        }
      }
    }
  }

  /// One of two ends hears of the cancellation, the other does not.
  func readings(every nanoseconds: UInt64) -> AsyncThrowingStream<Int, any Error> {
    AsyncThrowingStream { [weak self] continuation in
      self?.attempt = Task {
        do {
          while !Task.isCancelled {
            try await Task.sleep(nanoseconds: nanoseconds)
            continuation.yield(1)
          }
        } catch {
          continuation.finish(throwing: error)
        }
      }  // want: forgotten-sender "without 'finish()' (when 'Task.isCancelled' is true)"
    }
  }

  /// The sleep throws when the task is cancelled.
  func pulses(every nanoseconds: UInt64) -> AsyncStream<Int> {
    let (pulses, continuation) = AsyncStream.makeStream(of: Int.self)
    watching = Task {
      for pulse in 0..<3 {
        try await Task.sleep(nanoseconds: nanoseconds)  // want: forgotten-sender "this 'try', when it throws"
        continuation.yield(pulse)
      }
      continuation.finish()
    }
    return pulses
  }

  func stop() {
    task?.cancel()
  }

  func giveUp() {
    attempt?.cancel()
  }

  func forget() {
    watching?.cancel()
    watching = nil
  }
}
