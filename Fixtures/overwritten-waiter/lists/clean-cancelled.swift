// Whoever waits for a lock is taken out of the list when his task is cancelled, and told.

actor DoorRepaired {
  private var isTaken = false
  private var queue: [(id: Int, waiter: CheckedContinuation<Void, any Error>)] = []

  func enter(_ id: Int) async throws {
    if !isTaken {
      isTaken = true
      return
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          waiter.resume(throwing: CancellationError())
        } else {
          queue.append((id, waiter))
        }
      }
    } onCancel: {
      Task { await self.leaveQueueRepaired(id) }
    }
  }

  private func leaveQueueRepaired(_ id: Int) {
    guard let place = queue.firstIndex(where: { $0.id == id }) else { return }
    queue.remove(at: place).waiter.resume(throwing: CancellationError())
  }

  func leave() {
    if queue.isEmpty { isTaken = false } else { queue.removeFirst().waiter.resume() }
  }
}
