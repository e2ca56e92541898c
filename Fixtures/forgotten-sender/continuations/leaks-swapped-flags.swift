import Foundation

protocol Gate: Sendable {
  func open(_ completion: @escaping @Sendable (Result<Int, any Error>) -> Void)
}

struct Early: Error {}

/// The one that comes first is taken for the second.
func openWhenReady(_ gate: any Gate) async throws -> Int {
  nonisolated(unsafe) var isReady = false
  return try await withCheckedThrowingContinuation { continuation in
    gate.open { result in
      let wasReady = isReady
      isReady = true
      guard wasReady else { return }  // want: forgotten-sender "continuation"
      if case .success(0) = result { return continuation.resume(throwing: Early()) }
      continuation.resume(with: result)
    }
  }
}
