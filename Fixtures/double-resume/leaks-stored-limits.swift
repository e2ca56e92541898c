import Dispatch

// The answer resumes what is stored, the time limit what it has captured: whoever is answered in time is resumed twice.

final class Scanner: @unchecked Sendable {
  private let queue = DispatchQueue(label: "scanner")
  private var waiter: CheckedContinuation<String, any Error>?

  func scan() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      queue.asyncAfter(deadline: .now() + 3) {
        continuation.resume(throwing: CancellationError())  // want: double-resume error "also when line 23 has resumed it from 'waiter' before"
      }
    }
  }

  func didRead(_ text: String) {
    waiter?.resume(returning: text)
    waiter = nil
  }
}

actor Lock {
  private var waiter: CheckedContinuation<Bool, Never>?

  func unlocked() async -> Bool {
    guard waiter == nil else { return false }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      Task {
        try await Task.sleep(nanoseconds: 1_000_000)
        continuation.resume(returning: false)  // want: double-resume error "this resumes the continuation when the time is over"
      }
    }
  }

  func unlock() {
    waiter?.resume(returning: true)
    waiter = nil
  }
}
