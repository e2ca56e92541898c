import Foundation

/// As NSFileCoordinator does: it gives back an error instead of running what it is given.
protocol Coordinating {
  func coordinate(readingItemAt url: URL, error: inout (any Error)?, byAccessor reader: (URL) -> Void)
}

func contents(_ url: URL, _ coordinator: any Coordinating) async -> Data? {
  await withCheckedContinuation { continuation in
    var error: (any Error)?
    coordinator.coordinate(readingItemAt: url, error: &error) { place in  // want: forgotten-sender "'coordinate' does not run its closure on each of its paths, which leaves 'continuation' from line 9 without a resume"
      continuation.resume(returning: try? Data(contentsOf: place))
    }
  }
}
