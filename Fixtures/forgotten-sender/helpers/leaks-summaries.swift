// What a helper says of itself (never, throws before, a Bool, runs its closure or not) makes a path of its caller leak.

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

  func neverResumes(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in  // want: forgotten-sender "continuation"
      trace(job, continuation)
    }
  }

  func neverOnOnePath(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let value = values[job] {
        continuation.resume(returning: value)
        return
      }
      trace(job, continuation)
    }  // want: forgotten-sender "continuation"
  }

  func throwsBeforeInTask(_ job: String) async -> Int {
    await withCheckedContinuation { cont in
      Task {
        try lookUp(job, cont)  // want: forgotten-sender "cont"
      }
    }
  }

  func throwsBeforeAndLogged(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      do {
        try lookUp(job, continuation)
      } catch {
        note("\(error)")
      }
    }  // want: forgotten-sender "continuation"
  }

  func throwsBeforeAsync(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task.detached {
        try await lookUpLater(job, continuation)  // want: forgotten-sender "continuation"
      }
    }
  }

  func boolIgnored(_ job: String, online: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if answered(job, continuation) { return }  // ok: true means resumed
      guard online else { return }  // want: forgotten-sender "continuation"
      worker.work(job) { continuation.resume(returning: (try? $0.get()) ?? 0) }
    }
  }

  func bodyNotAlwaysRun(_ job: String) async -> Int {
    await withCheckedContinuation { k in
      withValue(job) { value in  // want: forgotten-sender "'withValue' does not run its closure on each of its paths"
        k.resume(returning: value)
      }
    }
  }

  func bodyNeverRun(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in  // want: forgotten-sender "continuation"
      ignore {
        continuation.resume(returning: job.count)
      }
    }
  }

  func bodyPerItem() async -> Int {
    await withCheckedContinuation { continuation in
      firstValue { value in  // want: forgotten-sender "'firstValue' does not run its closure on each of its paths"
        continuation.resume(returning: value)
      }
    }
  }

  func handlerNeverCalled(_ job: String, completion: @escaping (Int) -> Void) {
    if let value = values[job] {
      return completion(value)
    }
    traceHandler(job, completion)
  }  // want: forgotten-sender "completion"

  func handlerThrowsBefore(_ job: String, completion: @escaping (Int) -> Void) {
    do {
      try lookUpHandler(job, completion)
    } catch {
      note("\(error)")
    }
  }  // want: forgotten-sender "completion"

  private func trace(_ job: String, _ continuation: CheckedContinuation<Int, Never>) {
    note("\(job) waits")
  }

  private func traceHandler(_ job: String, _ action: (Int) -> Void) {
    note("\(job) waits")
  }

  private func lookUp(_ job: String, _ continuation: CheckedContinuation<Int, Never>) throws {
    guard let value = values[job] else { throw JobError.empty }  // ok: the caller gets the error
    continuation.resume(returning: value)
  }

  private func lookUpLater(_ job: String, _ continuation: CheckedContinuation<Int, Never>) async throws {
    await Task.yield()
    try lookUp(job, continuation)  // ok: the caller gets the error
  }

  private func lookUpHandler(_ job: String, _ completion: (Int) -> Void) throws {
    guard let value = values[job] else { throw JobError.empty }  // ok: the caller gets the error
    completion(value)
  }

  private func answered(_ job: String, _ continuation: CheckedContinuation<Int, Never>) -> Bool {
    guard let value = values[job] else { return false }  // ok: the caller hears that it was not resumed
    continuation.resume(returning: value)
    return true
  }

  /// The body goes through two functions.
  func bodyPassedOn(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      withFirst(of: [job]) { value in  // want: forgotten-sender "'withFirst' does not run its closure on each of its paths"
        continuation.resume(returning: value)
      }
    }
  }

  private func withFirst(of jobs: [String], _ body: (Int) -> Void) {
    withValue(jobs[0], body)
  }

  private func withValue(_ job: String, _ body: (Int) -> Void) {
    guard let value = values[job] else { return }  // ok: nobody waits for a body
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
