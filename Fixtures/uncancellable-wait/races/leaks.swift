typealias Ask = @Sendable (@escaping @Sendable (Int) -> Void) -> Void

struct TimedOut: Error {}

func raceWithAContinuation(_ ask: @escaping Ask) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      await withCheckedContinuation { continuation in  // want: uncancellable-wait "cancelling does not end this wait for a continuation"
        ask { continuation.resume(returning: $0) }
      }
    }
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw TimedOut()
    }
    let first = try await group.next()
    group.cancelAll()
    return first ?? 0
  }
}

func firstOfALoop(_ ask: @escaping Ask) async -> Int? {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask {
      await withUnsafeContinuation { continuation in  // want: uncancellable-wait "the task group at line 23 still waits for it"
        ask { continuation.resume(returning: $0) }
      }
    }
    group.addTask {
      try? await Task.sleep(for: .seconds(5))
      return nil
    }
    for await result in group {
      group.cancelAll()
      return result
    }
    return nil
  }
}

func raceWithATask(_ work: Task<Int, Never>) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      await work.value  // want: uncancellable-wait "this wait for the value of another task"
    }
    group.addTask {
      try await Task.sleep(for: .seconds(1))
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next() ?? 0
  }
}

func withTimeout<Result: Sendable>(
  _ limit: Duration, operation: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask { try await operation() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next()
  }
}

func limited(_ ask: @escaping Ask) async throws -> Int? {
  try await withTimeout(.seconds(1)) {
    await withCheckedContinuation { continuation in  // want: uncancellable-wait "'withTimeout' cannot end this wait for a continuation"
      ask { continuation.resume(returning: $0) }
    }
  }
}

func answer(_ ask: @escaping Ask) async -> Int {
  await withCheckedContinuation { continuation in
    ask { continuation.resume(returning: $0) }
  }
}

func raceWithAFunction(_ ask: @escaping Ask) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask { await answer(ask) }  // want: uncancellable-wait "cancelling does not end this wait for a continuation"
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next() ?? 0
  }
}
