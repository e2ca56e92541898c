func firstResult(_ work: @escaping @Sendable () async -> Int) async -> Int? {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask {
      while !Task.isCancelled {  // want: uncancellable-wait "only cancelling ends this loop, and the task group at line 2 goes on with the result of another child without 'cancelAll()'"
        try? await Task.sleep(for: .seconds(1))
      }
      return nil
    }
    group.addTask { await work() }
    return await group.next() ?? nil
  }
}

func withHeartbeat(_ beat: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while true {  // want: uncancellable-wait "the task group at line 15"
        beat()
        try await Task.sleep(for: .seconds(1))
      }
    }
    group.addTask { await work() }
    try await group.next()
  }
}

func withWatch(_ beat: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      while true {  // want: uncancellable-wait "its scope is never left"
        if Task.isCancelled { return }
        beat()
        await Task.yield()
      }
    }
    group.addTask { await work() }
    for await _ in group { break }
  }
}
