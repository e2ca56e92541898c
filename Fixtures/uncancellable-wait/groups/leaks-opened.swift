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

/// The other child only looks at the gate.
func beatAndCount(_ gate: Gate, _ beat: @escaping @Sendable () async -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled { await beat() }
      _ = await gate.count()
    }
    group.addTask { await gate.wait() }  // want: uncancellable-wait "cancelling does not end this wait"
    try await group.next()
    group.cancelAll()
  }
}
