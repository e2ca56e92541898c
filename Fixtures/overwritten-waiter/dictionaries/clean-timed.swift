import Dispatch

// The twin of leaks-timed.swift.

private enum AckError: Error {
  case closed
  case late
}

private final class Acks: @unchecked Sendable {
  private let queue = DispatchQueue(label: "acks")
  private var pending: [UInt16: CheckedContinuation<Void, any Error>] = [:]

  func waitRepaired(for id: UInt16) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        self.pending[id]?.resume(throwing: AckError.closed)
        self.pending[id] = continuation
        self.queue.asyncAfter(deadline: .now() + 5) { [weak self] in
          self?.pending.removeValue(forKey: id)?.resume(throwing: AckError.late)
        }
      }
    }
  }

  func acknowledged(_ id: UInt16) {
    queue.async { self.pending.removeValue(forKey: id)?.resume() }
  }

  func close() {
    queue.async {
      for waiter in self.pending.values { waiter.resume(throwing: AckError.closed) }
      self.pending = [:]
    }
  }
}
