// A helper that is given the continuation and resumes it on each path.

enum JobError: Error {
  case refused, empty
}

protocol Worker: Sendable {
  func work(_ job: String, completion: @escaping @Sendable (Result<Int, Error>) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct Desk: Sendable {
  let worker: any Worker
  let isOpen: Bool

  func throughSometimesRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      submitRepaired(job, continuation)  // ok: the helper always resumes
    }
  }

  private func submitRepaired(_ job: String, _ continuation: CheckedContinuation<Int, Never>) {
    guard isOpen else { return continuation.resume(returning: 0) }  // ok: returns by resuming
    worker.work(job) { continuation.resume(returning: (try? $0.get()) ?? 0) }
  }

  func throughMissingElseRepaired(_ count: Int?) async -> Int {
    await withUnsafeContinuation { answerRepaired(count, to: $0) }  // ok: the helper always resumes
  }

  private func answerRepaired(_ count: Int?, to cont: UnsafeContinuation<Int, Never>) {
    if let count {
      cont.resume(returning: count)
    } else {
      cont.resume(returning: 0)
    }
  }

  func throughTwoLevelsRepaired(_ job: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      prepare(job, continuation)  // ok: the helper of the helper resumes
    }
  }

  private func prepare(_ job: String, _ continuation: CheckedContinuation<Int, Error>) {
    note("preparing \(job)")
    executeRepaired(job, continuation)
  }

  private func executeRepaired(_ job: String, _ continuation: CheckedContinuation<Int, Error>) {
    worker.work(job) { result in
      switch result {
      case .success(let value): continuation.resume(returning: value)
      case .failure(let error): continuation.resume(throwing: error)
      }
    }  // ok: both results resume
  }

  func throughFunctionAsBodyRepaired() async -> Int {
    await withCheckedContinuation(beginRepaired)  // ok: begin resumes on both paths
  }

  private func beginRepaired(_ k: CheckedContinuation<Int, Never>) {
    guard isOpen else {
      k.resume(returning: 0)
      return
    }
    k.resume(returning: 1)
  }

  func throughAsyncHelperRepaired(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task { await self.deliverRepaired(job, continuation) }  // ok: deliver resumes on both paths
    }
  }

  private func deliverRepaired(_ job: String, _ continuation: CheckedContinuation<Int, Never>) async {
    do {
      continuation.resume(returning: try await count(job))
    } catch {
      continuation.resume(returning: 0)
    }
  }

  private func count(_ job: String) async throws -> Int {
    guard isOpen else { throw JobError.refused }
    return job.count
  }

  func throughStaticRepaired(_ values: [Int]) async -> Int {
    await withCheckedContinuation { Desk.firstRepaired(of: values, $0) }  // ok: resumes after its loop
  }

  private static func firstRepaired(of values: [Int], _ continuation: CheckedContinuation<Int, Never>) {
    for value in values {
      if value > 0 {
        return continuation.resume(returning: value)
      }
    }
    continuation.resume(returning: 0)
  }

  func handlerHelperRepaired(_ job: String, completion: @escaping @Sendable (Int) -> Void) {
    guard !job.isEmpty else { return completion(0) }
    finishRepaired(job, completion: completion)  // ok: the helper always calls it
  }

  private func finishRepaired(_ job: String, completion: @escaping @Sendable (Int) -> Void) {
    worker.work(job) { result in
      completion((try? result.get()) ?? 0)
    }
  }
}
