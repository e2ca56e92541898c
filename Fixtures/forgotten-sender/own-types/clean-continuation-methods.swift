struct Missing: Error {}

extension CheckedContinuation where E == any Error {
  /// Gives nil only where it has resumed.
  func unwrap<Value>(_ value: Value?) -> Value? {
    guard let value else {
      resume(throwing: Missing())
      return nil
    }
    return value
  }
}

func name(_ load: @Sendable @escaping (@escaping @Sendable (String?) -> Void) -> Void) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    load { name in
      guard let name = continuation.unwrap(name) else { return }  // ok: it has been resumed
      continuation.resume(returning: name)
    }
  }
}
