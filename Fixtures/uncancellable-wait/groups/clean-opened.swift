/// A gate that stays open.
actor Gate {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func open() {
    guard !isOpen else { return }
    isOpen = true
    let all = waiters
    waiters = []
    all.forEach { $0.resume() }
  }

  func wait() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func count() -> Int { isOpen ? 1 : 0 }
}

/// Whoever comes first opens the gate for the other.
func beatUntilOpen(_ gate: Gate, _ beat: @escaping @Sendable () async -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled { await beat() }
      await gate.open()
    }
    group.addTask { await gate.wait() }  // ok: the other child opens the gate
    try await group.next()
    group.cancelAll()
  }
}

/// Each way out of the body opens it.
func beatOrFail(_ gate: Gate, _ beat: @escaping @Sendable () async throws -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { while !Task.isCancelled { try await beat() } }
    group.addTask { await gate.wait() }
    do {
      _ = try await group.next()
    } catch {
      await gate.open()
      throw error
    }
    await gate.open()
    group.cancelAll()
  }
}

func beatAndCountRepaired(_ gate: Gate, _ beat: @escaping @Sendable () async -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled { await beat() }
      _ = await gate.count()
      await gate.open()
    }
    group.addTask { await gate.wait() }
    try await group.next()
    group.cancelAll()
  }
}
