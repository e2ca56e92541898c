typealias Ask = @Sendable (@escaping @Sendable (Int) -> Void) -> Void

struct TimedOut: Error {}

func streamed(_ ask: @escaping Ask) async throws -> Int {
  let (answers, continuation) = AsyncStream<Int>.makeStream()
  ask {
    continuation.yield($0)
    continuation.finish()
  }
  for await answer in answers { return answer }
  throw CancellationError()
}

func raceWithAContinuationRepaired(_ ask: @escaping Ask) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask { try await streamed(ask) }  // ok: a stream ends with its task
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw TimedOut()
    }
    let first = try await group.next()
    group.cancelAll()
    return first ?? 0
  }
}

func firstOfALoopRepaired(_ ask: @escaping Ask) async -> Int? {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask { try? await streamed(ask) }
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

func raceWithATaskRepaired(_ work: Task<Int, Never>) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      await withTaskCancellationHandler {
        await work.value  // ok: the handler ends the task that is waited for
      } onCancel: {
        work.cancel()
      }
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
    group.addTask { try await operation() }  // ok: what is given decides
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next()
  }
}

func limitedRepaired(_ ask: @escaping Ask) async throws -> Int? {
  try await withTimeout(.seconds(1)) { try await streamed(ask) }
}

/// It gives on what it is given.
func withTimeout<Result: Sendable>(
  seconds: Int, operation: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
  try await withTimeout(.seconds(seconds), operation: operation)
}

func limitedInSecondsRepaired(_ ask: @escaping Ask) async throws -> Int? {
  try await withTimeout(seconds: 1) { try await streamed(ask) }
}

func answerRepaired(_ ask: @escaping Ask) async throws -> Int { try await streamed(ask) }

func raceWithAFunctionRepaired(_ ask: @escaping Ask) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask { try await answerRepaired(ask) }
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next() ?? 0
  }
}

func allTogether(_ asks: [Ask]) async -> [Int] {
  await withTaskGroup(of: Int.self) { group in
    for ask in asks {
      group.addTask {
        await withCheckedContinuation { continuation in  // ok: the body waits for all
          ask { continuation.resume(returning: $0) }
        }
      }
    }
    var results: [Int] = []
    for await result in group { results.append(result) }
    return results
  }
}

func oneAtATime(_ asks: [Ask], limit: Int) async -> Int {
  await withTaskGroup(of: Int.self) { group in
    var sum = 0
    for (index, ask) in asks.enumerated() {
      if index >= limit { sum += await group.next() ?? 0 }
      group.addTask {
        await withCheckedContinuation { continuation in  // ok: not more than 'limit' at a time
          ask { continuation.resume(returning: $0) }
        }
      }
    }
    while let result = await group.next() { sum += result }
    return sum
  }
}

func resumedAtOnce(_ value: Int) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      await withCheckedContinuation { continuation in
        continuation.resume(returning: value)  // ok: no wait at all
      }
    }
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw TimedOut()
    }
    defer { group.cancelAll() }
    return try await group.next() ?? 0
  }
}
