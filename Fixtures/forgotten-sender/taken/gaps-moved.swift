// Known gaps: what is moved from one collection into another one, and what is read before it is removed.

struct Job: Sendable {
  let number: Int
  let continuation: CheckedContinuation<Int, any Error>
}

actor Jobs {
  private var pending: [Job] = []
  private var running: [Int: Job] = [:]

  func submit(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      pending.append(Job(number: number, continuation: continuation))
      next()
    }
  }

  private func next() {
    guard !pending.isEmpty else { return }
    let job = pending.removeFirst()
    running[job.number] = job
  }

  func finish(_ number: Int, _ result: Int) {
    guard let job = running.removeValue(forKey: number) else { return }
    if result == 0 { return }  // todo-want: forgotten-sender "job"
    job.continuation.resume(returning: result)
    next()
  }
}

actor Line {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async { await withCheckedContinuation { waiters.append($0) } }

  func wake(isQuiet: Bool) {
    guard let next = waiters.first else { return }
    waiters.removeFirst()
    if isQuiet { return }  // todo-want: forgotten-sender "next"
    next.resume()
  }
}
