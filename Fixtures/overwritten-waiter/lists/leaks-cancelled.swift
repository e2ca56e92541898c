// Whoever waits for a lock is taken out of the list when his task is cancelled, and never told.

actor Door {
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
      Task { await self.leaveQueue(id) }
    }
  }

  private func leaveQueue(_ id: Int) {
    queue.removeAll { $0.id == id }  // want: overwritten-waiter "this removes a continuation from 'queue'"
  }

  func leave() {
    if queue.isEmpty { isTaken = false } else { queue.removeFirst().waiter.resume() }
  }
}
