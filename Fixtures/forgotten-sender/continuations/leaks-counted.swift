// Numbers that a path counts, up to the wrong one.

func retryOnceLess(_ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var attempt = 0
      while attempt < 3 {
        do {
          return continuation.resume(returning: try await load())
        } catch where attempt < 3 {
          attempt += 1
        } catch {
          return continuation.resume(throwing: error)
        }
      }
    }  // want: forgotten-sender "when the 'try' at line 9 throws"
  }
}

func countedTooFar(_ isReady: @escaping @Sendable () -> Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var turn = 0
    while turn < 100 {  // want: forgotten-sender "this loop can end before that"
      turn += 1
      if isReady() { return continuation.resume(returning: turn) }
      if turn > 100 { return continuation.resume(returning: 0) }
    }
  }
}
