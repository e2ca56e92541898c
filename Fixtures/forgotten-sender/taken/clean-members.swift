import Foundation

// The twins of leaks-members.swift, and what other members may be good for.

private enum JobError: Error {
  case stopped
}

private struct Job: Sendable {
  let number: Int
  let deadline: Date
  let work: @Sendable (Int) -> Int
  let continuation: CheckedContinuation<Int, any Error>
}

private actor JobQueue {
  private var jobs: [Job] = []
  private var timers: [Int: (timer: DispatchWorkItem, continuation: CheckedContinuation<Int, any Error>)] = [:]

  func submit(_ number: Int, by deadline: Date, _ work: @escaping @Sendable (Int) -> Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      jobs.append(Job(number: number, deadline: deadline, work: work, continuation: continuation))
    }
  }

  func start(_ number: Int, _ timer: DispatchWorkItem) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      timers[number]?.continuation.resume(throwing: JobError.stopped)
      timers[number] = (timer, continuation)
    }
  }

  func runNextRepaired() {
    guard !jobs.isEmpty else { return }
    let job = jobs.removeFirst()
    let result = job.work(job.number)
    guard result > 0 else { return job.continuation.resume(throwing: JobError.stopped) }
    job.continuation.resume(returning: result)
  }

  func tickRepaired(_ now: Date) {
    guard let timed = timers.removeValue(forKey: 0) else { return }
    timed.timer.cancel()
    timed.continuation.resume(throwing: JobError.stopped)
  }

  func stopAll() {
    for job in jobs { job.continuation.resume(throwing: JobError.stopped) }
    jobs = []
    for (_, timed) in timers { timed.continuation.resume(throwing: JobError.stopped) }
    timers = [:]
  }
}

/// Beside the continuation there is a closure that resumes it.
private struct Entry: Sendable {
  let number: Int
  let cancel: @Sendable () -> Void
  let continuation: CheckedContinuation<Int, any Error>
}

private actor Entries {
  private var entries: [Entry] = []

  func wait(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let cancel: @Sendable () -> Void = { continuation.resume(throwing: JobError.stopped) }
      entries.append(Entry(number: number, cancel: cancel, continuation: continuation))
    }
  }

  func cancelNext() {
    guard let entry = entries.popLast() else { return }
    entry.cancel()
  }

  func answerNext(_ value: Int?) {
    guard let entry = entries.popLast() else { return }
    guard let value else { return entry.cancel() }
    entry.continuation.resume(returning: value)
  }
}
