import AsyncAlgorithms

func collectRepaired(_ numbers: [Int]) async {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let reading = Task {
    for await number in stream { print(number) }
  }
  for number in numbers { continuation.yield(number) }
  continuation.finish()
  await reading.value  // ok: finished before
}

final class PatientWorker: @unchecked Sendable {
  private let jobs = AsyncChannel<Int>()
  private var running: Task<Void, Never>?

  func start() {
    running = Task {
      for await job in jobs { print(job) }
    }
  }

  func stopRepaired() async {
    jobs.finish()
    await running?.value  // ok: finished before
  }
}

final class Cancelling: @unchecked Sendable {
  private let jobs = AsyncChannel<Int>()
  private var running: Task<Void, Never>?

  func start() {
    running = Task {
      for await job in jobs { print(job) }
    }
  }

  func stop() async {
    running?.cancel()
    await running?.value  // ok: cancelled before
    jobs.finish()
  }
}

@MainActor
final class PatientChain {
  private var last: Task<Void, Never>?

  func addRepaired(_ work: @escaping @Sendable () async -> Void) {
    let previous = last
    last = Task {
      await previous?.value  // ok: the task before
      await work()
    }
  }

  func addCapturing(_ work: @escaping @Sendable () async -> Void) {
    last = Task { [last] in
      await last?.value  // ok: the list has the handle of the task before
      await work()
    }
  }
}

/// The task waits for the one before it, which it was made after.
actor CredentialStore {
  private var refreshing: Task<Int, any Error>?

  func refreshRepaired() async throws -> Int {
    let earlier = refreshing
    let task = Task<Int, any Error> {
      await clear(after: earlier)
      return 1
    }
    refreshing = task
    return try await task.value
  }

  func logOutRepaired() async {
    if let refreshing {
      refreshing.cancel()
    }
    refreshing = nil
  }

  private func clear(after earlier: Task<Int, any Error>?) async {
    _ = try? await earlier?.value
  }
}
