import Foundation

struct Logger {
  func die(_ message: String) { fatalError(message) }
  func warn(_ message: String) { print(message) }
}

/// A message is no end.
func read(_ logger: Logger, _ fetch: (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else {
        logger.warn("no value")
        return  // want: forgotten-sender "this return leaves 'continuation'"  // unmodelled: the same
      }
      continuation.resume(returning: value)
    }
  }
}
