// Groups that cancel what is left on one way out, and go another way without.

struct Stops: AsyncSequence {
  struct AsyncIterator: AsyncIteratorProtocol {
    mutating func next() async -> Void? {
      try? await Task.sleep(for: .seconds(3600))
      return nil
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}

enum WorkOrStop: Sendable {
  case work(Int)
  case stop
}

func workUntilStoppedRepaired(_ work: @Sendable @escaping () async -> Int) async -> Int? {
  await withTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(await work()) }
    group.addTask {
      for await _ in Stops() {
        return .stop
      }
      return .stop
    }
    defer { group.cancelAll() }  // ok: whoever was first, the other is cancelled
    switch await group.next() {
    case .work(let value): return value
    case .stop, nil: return nil
    }
  }
}

func firstOfThreeRepaired(_ work: @Sendable @escaping () async throws -> Int) async throws -> Int {
  try await withThrowingTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(try await work()) }
    group.addTask { .work(2) }
    group.addTask {
      for await _ in Stops() { return .stop }
      throw CancellationError()
    }
    let first = try await group.next()
    group.cancelAll()
    if case .work(let value) = first { return value }
    return 0
  }
}

/// Who waits for the event has won: what is left is the work.
func stoppedFirst(_ work: @Sendable @escaping () async -> Int) async -> Int? {
  await withTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(await work()) }
    group.addTask {
      for await _ in Stops() { return .stop }
      return .stop
    }
    switch await group.next() {
    case .work(let value):
      group.cancelAll()
      return value
    default:
      return nil  // ok: the child that waits for the event has ended
    }
  }
}

/// The second result is that of the other child.
func bothResults(_ work: @Sendable @escaping () async -> Int) async -> Int? {
  await withTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(await work()) }
    group.addTask {
      for await _ in Stops() { return .stop }
      return .stop
    }
    let first = await group.next()
    if case .stop = first {
      group.cancelAll()
      return nil
    }
    _ = await group.next()
    guard case .work(let value) = first else { return nil }
    return value  // ok: nobody is left
  }
}
