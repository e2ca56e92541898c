// Methods of the project's own types that have the names of those of collections.

protocol Inventory {
  func count(_ completion: @escaping (Int?, (any Error)?) -> Void)
  func first(_ completion: @escaping (String?, (any Error)?) -> Void)
}

func counted(_ inventory: any Inventory) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    inventory.count { count, error in  // ok: it runs once, and not for each element
      if let count {
        continuation.resume(returning: count)
      } else {
        continuation.resume(throwing: error ?? CancellationError())
      }
    }
  }
}

func countedRepaired(_ inventory: any Inventory) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    inventory.count { count, error in
      if let error { return continuation.resume(throwing: error) }
      guard let count, count >= 0 else { return continuation.resume(throwing: CancellationError()) }
      continuation.resume(returning: count)
    }
  }
}
