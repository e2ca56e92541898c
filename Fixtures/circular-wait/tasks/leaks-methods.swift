/// The task comes to the wait for it by way of methods.
actor Poller {
  private var task: Task<Void, Never>?
  private var failures = 0

  func start() {
    task = Task {
      while !Task.isCancelled { await self.poll() }
    }
  }

  private func poll() async {
    failures += 1
    if failures > 3 { await stop() }
    try? await Task.sleep(for: .seconds(1))
  }

  func stop() async {
    task?.cancel()
    await task?.value  // want: circular-wait "this waits for the task that comes here by its call at line 8: it waits for itself"
  }
}

final class Feed: @unchecked Sendable {
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
    if Bool.random() { await restart() }
  }

  private func restart() async {
    let running = loop
    running?.cancel()
    _ = await running?.result  // want: circular-wait "by its call at line 31"
    start()
  }
}
