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
