import Foundation

protocol CoordinatingRepaired {
  func coordinate(readingItemAt url: URL, error: inout (any Error)?, byAccessor reader: (URL) -> Void)
}

func contentsRepaired(_ url: URL, _ coordinator: any CoordinatingRepaired) async -> Data? {
  await withCheckedContinuation { continuation in
    var error: (any Error)?
    coordinator.coordinate(readingItemAt: url, error: &error) { place in
      continuation.resume(returning: try? Data(contentsOf: place))
    }
    if let error {
      print("not read:", error)
      continuation.resume(returning: nil)
    }
  }
}
