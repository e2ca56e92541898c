import Foundation

// What is taken out is a struct or a tuple: other members of it are used, and the one that somebody waits for is forgotten.

enum JobError: Error {
  case stopped
}

struct Job: Sendable {
  let number: Int
  let deadline: Date
  let work: @Sendable (Int) -> Int
  let continuation: CheckedContinuation<Int, any Error>
}

actor JobQueue {
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

  func runNext() {
    guard !jobs.isEmpty else { return }
    let job = jobs.removeFirst()
    let result = job.work(job.number)
    guard result > 0 else { return }  // want: forgotten-sender "this return leaves 'job'"
    job.continuation.resume(returning: result)
  }

  func tick(_ now: Date) {
    guard let timed = timers.removeValue(forKey: 0) else { return }  // want: forgotten-sender "'timed' is never resumed"
    timed.timer.cancel()
  }

  func stopAll() {
    for job in jobs { job.continuation.resume(throwing: JobError.stopped) }
    jobs = []
    for (_, timed) in timers { timed.continuation.resume(throwing: JobError.stopped) }
    timers = [:]
  }
}
