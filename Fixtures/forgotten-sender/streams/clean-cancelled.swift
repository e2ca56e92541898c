// Producers that are cancelled, and whose consumers do not wait on.

final class Ticker: @unchecked Sendable {
  private var task: Task<Void, Never>?
  private var attempt: Task<Void, any Error>?
  private var watching: Task<Void, any Error>?
  private var producing: Task<Void, Never>?
  private var consuming: Task<Void, Never>?
  private var owned: Task<Void, Never>?

  func ticksRepaired() -> AsyncStream<Int> {
    AsyncStream { continuation in
      self.task = Task {
        var number = 0
        while !Task.isCancelled {
          await Task.yield()
          number += 1
          continuation.yield(number)
          guard number < 100 else { break }
        }
        continuation.finish()
      }
    }
  }

  func readingsRepaired(every nanoseconds: UInt64) -> AsyncThrowingStream<Int, any Error> {
    AsyncThrowingStream { [weak self] continuation in
      self?.attempt = Task {
        do {
          while !Task.isCancelled {
            try await Task.sleep(nanoseconds: nanoseconds)
            continuation.yield(1)
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
    }
  }

  func pulsesRepaired(every nanoseconds: UInt64) -> AsyncStream<Int> {
    let (pulses, continuation) = AsyncStream.makeStream(of: Int.self)
    watching = Task {
      defer { continuation.finish() }
      for pulse in 0..<3 {
        try await Task.sleep(nanoseconds: nanoseconds)
        continuation.yield(pulse)
      }
    }
    return pulses
  }

  /// Only the end of the stream cancels it.
  func ticksUntilNobodyReads() -> AsyncStream<Int> {
    AsyncStream { continuation in
      let ticking = Task {
        while !Task.isCancelled {
          await Task.yield()
          continuation.yield(1)
        }
      }
      continuation.onTermination = { _ in ticking.cancel() }
    }
  }

  /// Only the end of its owner cancels it.
  func ticksForItsOwner() -> AsyncStream<Int> {
    AsyncStream { continuation in
      self.owned = Task {
        while !Task.isCancelled {
          await Task.yield()
          continuation.yield(1)
        }
      }
    }
  }

  /// The consumer is cancelled together with the producer.
  func run() {
    let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
    producing = Task {
      while !Task.isCancelled {
        await Task.yield()
        continuation.yield(1)
      }
    }
    consuming = Task {
      for await number in numbers { print(number) }
    }
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

  func end() {
    producing?.cancel()
    consuming?.cancel()
  }

  deinit {
    owned?.cancel()
  }
}
