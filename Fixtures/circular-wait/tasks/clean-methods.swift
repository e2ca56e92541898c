actor PollerRepaired {
  private var task: Task<Void, Never>?
  private var failures = 0

  func start() {
    task = Task {
      while !Task.isCancelled { await self.poll() }
    }
  }

  private func poll() async {
    failures += 1
    if failures > 3 { task?.cancel() }
    try? await Task.sleep(for: .seconds(1))
  }

  func stopRepaired() async {
    task?.cancel()
    await task?.value  // ok: the task does not come here
  }
}

final class FeedRepaired: @unchecked Sendable {
  private var loop: Task<Void, any Error>?

  func start() {
    loop = Task { [weak self] in
      while !Task.isCancelled {
        guard let self else { return }
        try await self.step()
      }
    }
  }

  private func step() async throws {
    if Bool.random() {
      Task { await restartRepaired() }
    }
  }

  private func restartRepaired() async {
    let running = loop
    running?.cancel()
    _ = await running?.result  // ok: another task waits
    start()
  }
}
