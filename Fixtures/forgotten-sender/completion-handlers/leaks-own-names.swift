// Methods of the project's own types that have the names of those of collections.

protocol Stock {
  func count(_ completion: @escaping (Int?, (any Error)?) -> Void)
}

func counted(_ stock: any Stock) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    stock.count { count, error in
      if let error { return continuation.resume(throwing: error) }
      guard let count, count >= 0 else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 8 without a resume"
      continuation.resume(returning: count)
    }
  }
}
