import Foundation

/// A semaphore whose waiters are tasks.
actor Permits {
  private var free: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func acquire() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiters.append($0) }
  }

  func release() {
    if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() }
  }
}

/// A lock whose waiters are tasks, and a cancelled one gives up.
actor Turn {
  private var isTaken = false
  private var queue: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  private var last = 0

  func enter() async throws {
    guard isTaken else {
      isTaken = true
      return
    }
    last += 1
    let id = last
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { queue.append((id, $0)) }
    } onCancel: {
      Task { await self.giveUp(id) }
    }
  }

  private func giveUp(_ id: Int) {
    guard let index = queue.firstIndex(where: { $0.id == id }) else { return }
    queue.remove(at: index).continuation.resume(throwing: CancellationError())
  }

  func leave() {
    if queue.isEmpty { isTaken = false } else { queue.removeFirst().continuation.resume() }
  }
}

func loadAll(_ urls: [URL], _ get: @escaping @Sendable (URL) async throws -> Data) async throws -> Int {
  let permits = Permits(4)
  return try await withThrowingTaskGroup(of: Data.self) { group in
    for url in urls {
      group.addTask {
        await permits.acquire()
        let data = try await get(url)  // want: forgotten-sender "this 'try', when it throws, leaves 'permits' from line 58 without 'release()': with every place lost, the next task that takes one is suspended for ever"
        await permits.release()
        return data
      }
    }
    return try await group.reduce(0) { $0 + $1.count }
  }
}

final class Drafts: Sendable {
  private let turn = Turn()

  func save(_ text: String) async throws -> Bool {
    try await turn.enter()
    if text.isEmpty { return false }  // want: forgotten-sender "this return leaves 'turn' from line 72 without 'leave()' (when 'text.isEmpty' is true)"
    print(text)
    await turn.leave()
    return true
  }
}
