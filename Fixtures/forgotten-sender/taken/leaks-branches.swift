// What is taken out of a list in one branch of an expression, and what only parts of are looked at.

final class Turns {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func serve(_ number: Int) {
    let next = waiters.isEmpty ? nil : waiters.removeFirst()
    if number > 0 { next?.resume(returning: number) }
  }  // want: forgotten-sender "leaves 'next' from line 9 without a resume (when 'number > 0' is false)"

  func serveOne(_ number: Int) {
    let next = if waiters.isEmpty { nil as CheckedContinuation<Int, Never>? } else { waiters.removeFirst() }
    guard number > 0 else { return }  // want: forgotten-sender "leaves 'next' from line 14 without a resume"
    next?.resume(returning: number)
  }
}

final class Loads {
  private var jobs: [(id: Int, waiter: CheckedContinuation<Int, any Error>)] = []
  private var named: [Int: CheckedContinuation<Int, any Error>] = [:]

  func load(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { jobs.append((id, $0)) }
  }

  func loadNamed(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { waiter in
      guard named[id] == nil else { return waiter.resume(throwing: CancellationError()) }
      named[id] = waiter
    }
  }

  func dispatch(_ fetch: ([Int]) throws -> Int) throws {
    let batch = jobs
    jobs = []
    let number = try fetch(batch.map(\.id))  // want: forgotten-sender "this 'try', when it throws, leaves 'batch' from line 36"
    for job in batch { job.waiter.resume(returning: number) }
  }

  func dispatchSorted(_ fetch: ([Int]) throws -> Int) throws {
    let batch = jobs
    jobs = []
    let ids = batch.map { $0.id }
    let number = try fetch(ids.sorted())  // want: forgotten-sender "this 'try', when it throws, leaves 'batch' from line 43"
    for job in batch { job.waiter.resume(returning: number) }
  }

  func dispatchNamed(_ fetch: ([Int]) throws -> Int) throws {
    let batch = named
    named = [:]
    let number = try fetch(batch.map(\.key))  // want: forgotten-sender "this 'try', when it throws, leaves 'batch' from line 51"
    for (_, waiter) in batch { waiter.resume(returning: number) }
  }
}

final class Counters {
  private var jobs: [(id: Int, waiter: CheckedContinuation<Int, Never>)] = []

  func count(_ id: Int) async -> Int { await withCheckedContinuation { jobs.append((id, $0)) } }

  func answerSome(_ limit: Int) {
    let batch = jobs
    jobs = []
    for (id, waiter) in batch {
      if id > limit { continue }  // want: forgotten-sender "leaves 'waiter' of 'batch'"
      waiter.resume(returning: id)
    }
  }
}
