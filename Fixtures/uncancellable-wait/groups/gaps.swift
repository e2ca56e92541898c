// Known gaps: all children are waited for, and one of them ends only when it is cancelled. So far a group is taken for a race where one
// result is taken.

func refreshing(_ work: @escaping @Sendable () async throws -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled { try await Task.sleep(nanoseconds: 1_000_000_000) }
    }
    group.addTask { try await work() }
    try await group.waitForAll()  // todo-want: uncancellable-wait "group"
  }
}
