import Dispatch

// A time limit takes what is stored, asks for it, or is stopped by the answer.

final class ScannerRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "scanner")
  private var waiter: CheckedContinuation<String, any Error>?

  func scanRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      queue.asyncAfter(deadline: .now() + 3) {
        self.waiter?.resume(throwing: CancellationError())
        self.waiter = nil
      }
    }
  }

  func didRead(_ text: String) {
    waiter?.resume(returning: text)
    waiter = nil
  }
}

actor LockRepaired {
  private var waiter: CheckedContinuation<Bool, Never>?

  func unlockedRepaired() async -> Bool {
    guard waiter == nil else { return false }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      Task {
        try await Task.sleep(nanoseconds: 1_000_000)
        waiter?.resume(returning: false)
        waiter = nil
      }
    }
  }

  func unlock() {
    waiter?.resume(returning: true)
    waiter = nil
  }
}

/// The limit asks whether anybody still waits.
final class Asking: @unchecked Sendable {
  private let queue = DispatchQueue(label: "asking")
  private var waiter: CheckedContinuation<String, any Error>?

  func scan() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      queue.asyncAfter(deadline: .now() + 3) {
        guard self.waiter != nil else { return }  // ok: it was answered
        self.waiter = nil
        continuation.resume(throwing: CancellationError())
      }
    }
  }

  func didRead(_ text: String) {
    waiter?.resume(returning: text)
    waiter = nil
  }
}

/// The answer stops the limit.
final class Stopping: @unchecked Sendable {
  private var waiter: CheckedContinuation<String, any Error>?
  private var limit: Task<Void, any Error>?

  func scan() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      limit = Task {
        try await Task.sleep(nanoseconds: 1_000_000)
        continuation.resume(throwing: CancellationError())
      }
    }
  }

  func didRead(_ text: String) {
    limit?.cancel()
    waiter?.resume(returning: text)
    waiter = nil
  }
}
