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

func workUntilStopped(_ work: @Sendable @escaping () async -> Int) async -> Int? {
  await withTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(await work()) }
    group.addTask {
      for await _ in Stops() {
        return .stop
      }
      return .stop
    }
    switch await group.next() {
    case .work(let value):
      return value  // want: uncancellable-wait "without 'cancelAll()', while a child still waits for the event at line 23"
    case .stop:
      group.cancelAll()
      return nil
    case nil:
      return nil
    }
  }
}

func firstOfThree(_ work: @Sendable @escaping () async throws -> Int) async throws -> Int {
  try await withThrowingTaskGroup(of: WorkOrStop.self) { group in
    group.addTask { .work(try await work()) }
    group.addTask { .work(2) }
    group.addTask {
      for await _ in Stops() { return .stop }
      throw CancellationError()
    }
    let first = try await group.next()
    if case .work(let value) = first {
      return value  // want: uncancellable-wait "its scope is left only when that comes"
    }
    group.cancelAll()
    return 0
  }
}
