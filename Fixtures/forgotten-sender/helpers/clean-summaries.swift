// Whatever a helper says of itself (never, throws before, a Bool, runs its closure or not), each path resumes.

enum JobError: Error {
  case refused, empty
}

protocol Worker: Sendable {
  func work(_ job: String, completion: @escaping @Sendable (Result<Int, Error>) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct Counter: Sendable {
  let worker: any Worker
  let values: [String: Int]

  func neverResumesRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      trace(job, continuation)  // ok: the resume follows
      continuation.resume(returning: 0)
    }
  }

  func neverOnOnePathRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let value = values[job] {
        continuation.resume(returning: value)
        return
      }
      trace(job, continuation)
      continuation.resume(returning: 0)
    }  // ok: resumed on both paths
  }

  func throwsBeforeInTaskRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { cont in
      Task {
        do {
          try lookUp(job, cont)
        } catch {
          cont.resume(returning: 0)  // ok: the helper throws before it resumes
        }
      }
    }
  }

  func throwsBeforeAndLoggedRepaired(_ job: String) async throws -> Int {
    await withCheckedContinuation { continuation in
      do {
        try lookUp(job, continuation)
      } catch {
        note("\(error)")
        continuation.resume(returning: 0)  // ok: the helper throws before it resumes
      }
    }
  }

  func throwsBeforeAsyncRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task.detached {
        do {
          try await lookUpLater(job, continuation)
        } catch {
          continuation.resume(returning: 0)  // ok: the helper throws before it resumes
        }
      }
    }
  }

  func boolIgnoredRepaired(_ job: String, online: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if answered(job, continuation) { return }  // ok: true means resumed
      guard online else { return continuation.resume(returning: 0) }
      worker.work(job) { continuation.resume(returning: (try? $0.get()) ?? 0) }
    }
  }

  func bodyNotAlwaysRunRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { k in
      var found = 0
      withValue(job) { value in
        found = value
      }
      k.resume(returning: found)
    }  // ok: resumed whether the body runs or not
  }

  func bodyNeverRunRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      ignore { note("never") }
      continuation.resume(returning: job.count)
    }
  }

  func bodyPerItemRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      var first: Int?
      firstValue { value in first = value }
      continuation.resume(returning: first ?? 0)
    }
  }

  func handlerNeverCalledRepaired(_ job: String, completion: @escaping (Int) -> Void) {
    if let value = values[job] {
      return completion(value)
    }
    traceHandler(job, completion)
    completion(0)
  }  // ok: called on both paths

  func handlerThrowsBeforeRepaired(_ job: String, completion: @escaping (Int) -> Void) {
    do {
      try lookUpHandler(job, completion)
    } catch {
      completion(0)  // ok: the helper throws before it calls it
    }
  }

  func boolNegated(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      if !answered(job, continuation) {
        continuation.resume(returning: 0)
      }
    }  // ok: true means resumed
  }

  func boolKept(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      let isAnswered = answered(job, continuation)
      note("\(job): \(isAnswered)")
      guard !isAnswered else { return }  // ok: true means resumed
      continuation.resume(returning: 0)
    }
  }

  private func trace(_ job: String, _ continuation: CheckedContinuation<Int, Never>) {
    note("\(job) waits")
  }

  private func traceHandler(_ job: String, _ action: (Int) -> Void) {
    note("\(job) waits")
  }

  private func lookUp(_ job: String, _ continuation: CheckedContinuation<Int, Never>) throws {
    guard let value = values[job] else { throw JobError.empty }
    continuation.resume(returning: value)
  }

  private func lookUpLater(_ job: String, _ continuation: CheckedContinuation<Int, Never>) async throws {
    await Task.yield()
    try lookUp(job, continuation)
  }

  private func lookUpHandler(_ job: String, _ completion: (Int) -> Void) throws {
    guard let value = values[job] else { throw JobError.empty }
    completion(value)
  }

  private func answered(_ job: String, _ continuation: CheckedContinuation<Int, Never>) -> Bool {
    guard let value = values[job] else { return false }
    continuation.resume(returning: value)
    return true
  }

  func bodyPassedOnRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      var found = 0
      withFirst(of: [job]) { value in found = value }
      continuation.resume(returning: found)
    }
  }

  private func withFirst(of jobs: [String], _ body: (Int) -> Void) {
    withValue(jobs[0], body)
  }

  private func withValue(_ job: String, _ body: (Int) -> Void) {
    guard let value = values[job] else { return }
    body(value)
  }

  private func ignore(_ work: () -> Void) {
    note("not today")
  }

  private func firstValue(_ body: (Int) -> Void) {
    for value in values.values {
      body(value)
      break
    }
  }
}
