// A helper that is given the continuation and forgets it on a path: the exit is in the helper, its caller is silent.

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

  func throughSometimes(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      submit(job, continuation)  // ok: the helper is where it is lost
    }
  }

  private func submit(_ job: String, _ continuation: CheckedContinuation<Int, Never>) {
    guard isOpen else { return }  // want: forgotten-sender "continuation"
    worker.work(job) { continuation.resume(returning: (try? $0.get()) ?? 0) }
  }

  func throughMissingElse(_ count: Int?) async -> Int {
    await withUnsafeContinuation { answer(count, to: $0) }
  }

  private func answer(_ count: Int?, to cont: UnsafeContinuation<Int, Never>) {
    if let count {
      cont.resume(returning: count)
    }
  }  // want: forgotten-sender "cont"

  func throughTwoLevels(_ job: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      prepare(job, continuation)
    }
  }

  private func prepare(_ job: String, _ continuation: CheckedContinuation<Int, Error>) {
    note("preparing \(job)")
    execute(job, continuation)  // ok: the inner helper is where it is lost
  }

  private func execute(_ job: String, _ continuation: CheckedContinuation<Int, Error>) {
    worker.work(job) { result in
      switch result {
      case .success(let value): continuation.resume(returning: value)
      case .failure(JobError.refused): note("refused")
      case .failure(let error): continuation.resume(throwing: error)
      }
    }  // want: forgotten-sender "continuation"
  }

  func throughFunctionAsBody() async -> Int {
    await withCheckedContinuation(begin)
  }

  private func begin(_ k: CheckedContinuation<Int, Never>) {
    guard isOpen else {
      note("closed")
      return  // want: forgotten-sender "k"
    }
    k.resume(returning: 1)
  }

  func throughAsyncHelper(_ job: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task { await self.deliver(job, continuation) }
    }
  }

  private func deliver(_ job: String, _ continuation: CheckedContinuation<Int, Never>) async {
    do {
      continuation.resume(returning: try await count(job))
    } catch {
      note("\(error)")
    }
  }  // want: forgotten-sender "continuation"

  private func count(_ job: String) async throws -> Int {
    guard isOpen else { throw JobError.refused }
    return job.count
  }

  func throughStatic(_ values: [Int]) async -> Int {
    await withCheckedContinuation { Desk.first(of: values, $0) }
  }

  private static func first(of values: [Int], _ continuation: CheckedContinuation<Int, Never>) {
    for value in values {  // want: forgotten-sender "continuation"
      if value > 0 {
        return continuation.resume(returning: value)
      }
    }
  }

  func handlerHelper(_ job: String, completion: @escaping @Sendable (Int) -> Void) {
    guard !job.isEmpty else { return completion(0) }
    finish(job, completion: completion)  // ok: the helper is where it is lost
  }

  private func finish(_ job: String, completion: @escaping @Sendable (Int) -> Void) {
    worker.work(job) { result in
      guard let value = try? result.get() else { return }  // want: forgotten-sender "completion"
      completion(value)
    }
  }
}
