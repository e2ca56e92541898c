func firstResultRepaired(_ work: @escaping @Sendable () async -> Int) async -> Int? {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
      }
      return nil
    }
    group.addTask { await work() }
    defer { group.cancelAll() }  // ok: the loop ends
    return await group.next() ?? nil
  }
}

func withHeartbeatRepaired(_ beat: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async -> Void) async throws
{
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while true {
        beat()
        try await Task.sleep(for: .seconds(1))
      }
    }
    group.addTask { await work() }
    try await group.next()
    group.cancelAll()  // ok: the heartbeat ends
  }
}

func withWatchRepaired(_ beat: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      while true {
        if Task.isCancelled { return }
        beat()
        await Task.yield()
      }
    }
    group.addTask { await work() }
    for await _ in group {
      group.cancelAll()  // ok: the watch ends
      break
    }
  }
}

func forEver(_ beat: @escaping @Sendable () -> Void, _ other: @escaping @Sendable () -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    for action in [beat, other] {
      group.addTask {
        while !Task.isCancelled {
          action()
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }
    await group.waitForAll()  // ok: meant to run until the caller is cancelled
  }
}

func endsByError(_ beat: @escaping @Sendable () -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled { beat() }
    }
    group.addTask {
      try await Task.sleep(for: .seconds(60))
      throw CancellationError()
    }
    try await group.next()  // ok: the error leaves the group, which cancels
  }
}

func untilItIsDone(_ isDone: @escaping @Sendable () -> Bool, _ work: @escaping @Sendable () async -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled {
        if isDone() { return }  // ok: it ends by itself
        await Task.yield()
      }
    }
    group.addTask { await work() }
    await group.next()
  }
}
