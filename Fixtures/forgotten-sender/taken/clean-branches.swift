// What is taken out of a list in one branch of an expression is resumed on each way, and so are those beside which something was read.

final class TurnsRepaired {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func serveRepaired(_ number: Int) {
    let next = waiters.isEmpty ? nil : waiters.removeFirst()
    next?.resume(returning: number > 0 ? number : 0)
  }

  func serveOneRepaired(_ number: Int) {
    guard number > 0 else { return }
    let next = if waiters.isEmpty { nil as CheckedContinuation<Int, Never>? } else { waiters.removeFirst() }
    next?.resume(returning: number)
  }
}

final class LoadsRepaired {
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

  func dispatchRepaired(_ fetch: ([Int]) throws -> Int) throws {
    let batch = jobs
    jobs = []
    let result = Result { try fetch(batch.map(\.id)) }
    for job in batch { job.waiter.resume(with: result) }
  }

  func dispatchSortedRepaired(_ fetch: ([Int]) throws -> Int) throws {
    let number = try fetch(jobs.map { $0.id }.sorted())
    let batch = jobs
    jobs = []
    for job in batch { job.waiter.resume(returning: number) }
  }

  func dispatchNamedRepaired(_ fetch: ([Int]) throws -> Int) throws {
    let batch = named
    named = [:]
    let result = Result { try fetch(batch.map(\.key)) }
    for (_, waiter) in batch { waiter.resume(with: result) }
  }

  /// The waiters themselves are taken out of the entries.
  func answerAll(_ number: Int) {
    let batch = jobs
    jobs = []
    let waiters = batch.map(\.waiter)
    for waiter in waiters { waiter.resume(returning: number) }  // ok: those of the batch
  }

  /// By their numbers all are found.
  func answerNumbered(_ numbers: [Int]) {
    let batch = jobs
    jobs = []
    let ids = batch.map(\.id)
    for (place, id) in ids.enumerated() { batch[place].waiter.resume(returning: id) }  // ok: each is looked up
  }

  /// By their keys all are found.
  func answerNamed(_ number: Int) {
    let batch = named
    named = [:]
    for id in batch.keys { batch[id]?.resume(returning: number) }  // ok: each key names one
  }
}

final class CountersRepaired {
  private var jobs: [(id: Int, waiter: CheckedContinuation<Int, Never>)] = []

  func count(_ id: Int) async -> Int { await withCheckedContinuation { jobs.append((id, $0)) } }

  func answerSomeRepaired(_ limit: Int) {
    let batch = jobs
    jobs = []
    for (id, waiter) in batch { waiter.resume(returning: id > limit ? 0 : id) }
  }
}
