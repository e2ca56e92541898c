// Numbers that a path counts.

func retryCountingUp(_ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var attempt = 0
      while attempt < 3 {
        do {
          return continuation.resume(returning: try await load())
        } catch where attempt < 2 {
          attempt += 1
        } catch {
          return continuation.resume(throwing: error)
        }
      }
    }
  }
}

func countingDown(_ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var left = 3
      while left > 0 {
        do {
          return continuation.resume(returning: try await load())
        } catch {
          left -= 1
          if left == 0 { continuation.resume(throwing: error) }
        }
      }
    }
  }
}

/// A bound that is not known, and that one turn at least lies below.
func upTo(_ limit: Int, _ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  precondition(0 < limit)
  return try await withCheckedThrowingContinuation { continuation in
    Task {
      var attempt = 1
      while true {
        do {
          return continuation.resume(returning: try await load())
        } catch where attempt < limit {
          attempt += 1
        } catch {
          return continuation.resume(throwing: error)
        }
      }
    }
  }
}

/// More turns than are followed one by one.
func manyTimes(_ isReady: @escaping @Sendable () -> Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var turn = 0
    while turn < 100 {
      turn += 1
      if isReady() { return continuation.resume(returning: turn) }
      if turn == 100 { return continuation.resume(returning: 0) }
    }
  }
}

/// The other bound is a parameter: after a turn that is not the last one there is another.
func laterTurns(of limit: Int, _ isReady: @escaping @Sendable () -> Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var turn = 0
    repeat {
      if isReady() { return continuation.resume(returning: turn) }
      turn += 1
      if turn == limit { return continuation.resume(returning: 0) }
    } while turn != limit
  }
}

func retryOnceLessRepaired(_ load: @escaping @Sendable () async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var attempt = 0
      while attempt < 3 {
        do {
          return continuation.resume(returning: try await load())
        } catch where attempt < 2 {
          attempt += 1
        } catch {
          return continuation.resume(throwing: error)
        }
      }
    }
  }
}

func countedTooFarRepaired(_ isReady: @escaping @Sendable () -> Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var turn = 0
    while turn < 100 {
      turn += 1
      if isReady() { return continuation.resume(returning: turn) }
      if turn > 99 { return continuation.resume(returning: 0) }
    }
  }
}
