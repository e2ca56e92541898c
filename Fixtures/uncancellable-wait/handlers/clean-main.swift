import Foundation

// The handler only has the main queue come back to it, on which the operation puts the continuation away without a break.

@MainActor
final class Resolver: NSObject {
  private var continuation: CheckedContinuation<Int, any Error>?

  func resolve() async throws -> Int {
    guard continuation == nil else { throw CancellationError() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation = $0 }
    } onCancel: {
      DispatchQueue.main.async {
        MainActor.assumeIsolated {
          self.continuation?.resume(throwing: CancellationError())
          self.continuation = nil
        }
      }
    }
  }

  func found(_ value: Int) {
    continuation?.resume(returning: value)
    continuation = nil
  }
}
