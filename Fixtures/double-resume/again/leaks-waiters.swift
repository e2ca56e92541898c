import Foundation

// The waiter clears the place when it goes on: until then a second answer would find the continuation still there.

@MainActor final class Asking {
  private var answer: CheckedContinuation<Int, any Error>?

  func ask() async throws -> Int {
    defer { answer = nil }
    return try await withCheckedThrowingContinuation { answer = $0 }
  }

  func answered(_ value: Int) {
    answer?.resume(returning: value)  // want: double-resume "stays set until whoever waits goes on"
  }

  func cancelled() {
    answer?.resume(throwing: CancellationError())  // want: double-resume "stays set until whoever waits goes on"
  }
}
