import Foundation

/// A closure over a continuation in a tuple, which not all ways make.
final class Loader: @unchecked Sendable {
  typealias Done = @Sendable (Result<String, any Error>) -> Void
  private let lock = NSLock()
  private var pending: [(key: String, done: Done)] = []

  func load(_ key: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard !key.isEmpty else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 10 without a resume"
      lock.withLock { pending.append((key, { continuation.resume(with: $0) })) }
    }
  }

  func loaded(_ text: String) {
    let all = lock.withLock {
      defer { pending = [] }
      return pending
    }
    for entry in all { entry.done(.success(text)) }
  }
}
