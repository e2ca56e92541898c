import AsyncAlgorithms

func collect(_ numbers: [Int]) async {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let reading = Task {
    for await number in stream { print(number) }
  }
  for number in numbers { continuation.yield(number) }
  await reading.value  // want: circular-wait "this waits for a task that reads until the 'finish()' at line 10"
  continuation.finish()
}

final class Worker: @unchecked Sendable {
  private let jobs = AsyncChannel<Int>()
  private var running: Task<Void, Never>?

  func start() {
    running = Task {
      for await job in jobs { print(job) }
    }
  }

  func stop() async {
    await running?.value  // want: circular-wait "reads until the 'finish()' at line 25"
    jobs.finish()
  }
}

@MainActor
final class Chain {
  private var last: Task<Void, Never>?

  func add(_ work: @escaping @Sendable () async -> Void) {
    last = Task {
      await self.last?.value  // want: circular-wait "this task waits for its own value"
      await work()
    }
  }
}

/// The task gets its place in the object only after it was made.
actor TokenStore {
  private var refreshing: Task<Int, any Error>?

  func refresh() async throws -> Int {
    let task = Task<Int, any Error> {
      await logOut()
      return 1
    }
    refreshing = task
    return try await task.value
  }

  func logOut() async {
    if let refreshing {
      _ = try? await refreshing.value  // want: circular-wait "it waits for itself"
    }
  }
}
