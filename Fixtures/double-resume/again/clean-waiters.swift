import Foundation

// The same, where each answer takes the continuation from there.

@MainActor final class Inquiring {
  private var answer: CheckedContinuation<Int, any Error>?

  func ask() async throws -> Int {
    defer { answer = nil }
    return try await withCheckedThrowingContinuation { answer = $0 }
  }

  func answeredRepaired(_ value: Int) {
    answer?.resume(returning: value)
    answer = nil
  }

  func cancelledRepaired() {
    answer?.resume(throwing: CancellationError())
    answer = nil
  }
}
