import Foundation

// All the continuations and handlers that a type keeps, taken out at once and answered on every way out.

enum HallError: Error {
  case closed
}

final class HallRepaired {
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var guests: [Int: CheckedContinuation<Int, Error>] = [:]
  private var tables: [Int: [CheckedContinuation<Int, Error>]] = [:]
  private let lock = NSLock()

  func wait() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func visit(_ guest: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      guests[guest]?.resume(throwing: HallError.closed)
      guests[guest] = continuation
    }
  }

  func sit(at table: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { tables[table, default: []].append($0) }
  }

  func openRepaired(_ number: Int?) {
    let all = waiters
    waiters = []
    guard let number else {
      for waiter in all { waiter.resume(throwing: HallError.closed) }
      return
    }
    for waiter in all { waiter.resume(returning: number) }
  }

  func openEachRepaired(_ number: Int?) {
    let all = waiters
    waiters.removeAll()
    guard let number else { return all.forEach { $0.resume(throwing: HallError.closed) } }
    all.forEach { $0.resume(returning: number) }
  }

  func openSwappedRepaired(_ number: Int?) {
    var all: [CheckedContinuation<Int, Error>] = []
    swap(&all, &waiters)
    for waiter in all {
      if let number { waiter.resume(returning: number) } else { waiter.resume(throwing: HallError.closed) }
    }
  }

  func openLockedRepaired(_ number: Int?) {
    guard let number else { return }
    let all = lock.withLock {
      let all = waiters
      waiters = []
      return all
    }
    for waiter in all { waiter.resume(returning: number) }
  }

  func openBetweenLocksRepaired(_ number: Int) {
    lock.lock()
    let all = waiters
    waiters = []
    lock.unlock()
    if all.isEmpty { return }
    for waiter in all.reversed() { waiter.resume(returning: number) }
  }

  func greetRepaired(_ number: Int?) {
    let all = guests
    defer { guests = [:] }
    for (_, guest) in all { guest.resume(with: Result { try self.known(number) }) }
  }

  private func known(_ number: Int?) throws -> Int {
    guard let number else { throw HallError.closed }
    return number
  }

  func greetValuesRepaired(_ number: Int) {
    let all = Array(guests.values)
    guests.removeAll()
    for guest in all { guest.resume(returning: number) }
  }

  func greetPairsRepaired(_ number: Int) {
    let all = guests
    guests.removeAll()
    for pair in all { pair.value.resume(returning: number) }
  }

  func serveRepaired(_ table: Int, _ number: Int) {
    guard let all = tables.removeValue(forKey: table) else { return }
    for waiter in all { waiter.resume(returning: number) }
  }

  func serveAllRepaired(_ number: Int) {
    let all = tables
    tables = [:]
    for (_, waiters) in all {
      for waiter in waiters { waiter.resume(returning: number) }
    }
  }

  func openInTurnRepaired(_ numbers: [Int]) {
    let all = waiters
    waiters = []
    for (turn, waiter) in all.enumerated() {
      if turn < numbers.count {
        waiter.resume(returning: numbers[turn])
      } else {
        waiter.resume(throwing: HallError.closed)
      }
    }
  }

  func openAskedRepaired(_ ask: () throws -> Int) {
    let all = waiters
    waiters = []
    for waiter in all {
      do {
        waiter.resume(returning: try ask())
      } catch {
        waiter.resume(throwing: error)
      }
    }
  }

  func openOrNotRepaired(_ number: Int?) {
    let all = waiters
    waiters.removeAll(keepingCapacity: true)
    all.forEach { waiter in
      guard let number else { return waiter.resume(throwing: HallError.closed) }
      waiter.resume(returning: number)
    }
  }

  func openSomeRepaired(_ numbers: [Int]) {
    let all = waiters
    waiters = []
    for (turn, waiter) in all.enumerated() {
      guard turn < numbers.count else {
        waiter.resume(throwing: HallError.closed)
        continue
      }
      waiter.resume(returning: numbers[turn])
    }
  }

  /// By their places, one after the other.
  func openByIndex(_ number: Int) {
    let all = waiters
    waiters = []
    for index in all.indices { all[index].resume(returning: number) }
  }

  func openFromTheEnd(_ number: Int) {
    var all = waiters
    waiters = []
    while let last = all.popLast() { last.resume(returning: number) }
  }

  func openPaired(_ numbers: [Int]) {
    let all = waiters
    waiters = []
    for (waiter, number) in zip(all, numbers) { waiter.resume(returning: number) }
  }

  func openTheOnlyOne(_ number: Int) {
    let all = waiters
    waiters = []
    precondition(all.count == 1)
    all.first?.resume(returning: number)
  }

  /// Whoever calls has them now.
  func takeAll() -> [CheckedContinuation<Int, Error>] {
    let all = waiters
    waiters = []
    return all
  }

  func handOn(to other: Tail) {
    let all = waiters
    waiters = []
    other.take(all)
  }

  func later(_ number: Int) {
    let all = waiters
    waiters = []
    Task {
      for waiter in all { waiter.resume(returning: number) }
    }
  }

  func putBack(_ number: Int?) {
    let all = waiters
    waiters = []
    guard let number else {
      waiters = all
      return
    }
    for waiter in all { waiter.resume(returning: number) }
  }

  /// Some stay where they are.
  func openFirst(_ number: Int) {
    let all = waiters
    waiters = Array(all.dropFirst())
    all.first?.resume(returning: number)
  }

  /// A look, after which they are still there.
  func report() -> Int {
    let all = waiters
    guard all.count > 3 else { return 0 }
    return all.count
  }
}

final class Tail {
  private var kept: [CheckedContinuation<Int, Error>] = []

  func take(_ others: [CheckedContinuation<Int, Error>]) {
    kept += others
  }

  func end() {
    for waiter in kept { waiter.resume(throwing: HallError.closed) }
    kept = []
  }
}

final class NoticesRepaired {
  private var completions: [(Result<Int, Error>) -> Void] = []

  func ask(completion: @escaping (Result<Int, Error>) -> Void) {
    completions.append(completion)
  }

  func answerRepaired(_ number: Int?) {
    let pending = completions
    completions = []
    guard let number else {
      pending.forEach { $0(.failure(HallError.closed)) }
      return
    }
    for completion in pending { completion(.success(number)) }
  }
}

/// A dictionary, by its pairs.
final class Guests {
  private var guests: [Int: CheckedContinuation<Int, Never>] = [:]

  func visit(_ guest: Int) async -> Int {
    await withCheckedContinuation { guests.updateValue($0, forKey: guest)?.resume(returning: 0) }
  }

  func greetNumbered(_ number: Int) {
    let all = guests
    guests = [:]
    for (turn, pair) in all.enumerated() { pair.value.resume(returning: number + turn) }
  }

  func greetSorted(_ number: Int) {
    let all = guests
    guests = [:]
    for pair in all.sorted(by: { $0.key < $1.key }) { pair.value.resume(returning: number) }
  }

  func greetByClosure(_ number: Int) {
    let all = guests
    guests = [:]
    all.forEach { key, guest in guest.resume(returning: key + number) }
  }
}

final class CountingRepaired {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func wakeRepaired(_ number: Int) {
    let all = waiters
    waiters.removeAll()
    print(all.count)
    for waiter in all { waiter.resume(returning: number) }
  }
}

/// A batch of which each loop sees to its part.
final class Sorting {
  private var jobs: [(size: Int, waiter: CheckedContinuation<Int, Never>)] = []

  func wait(_ size: Int) async -> Int { await withCheckedContinuation { jobs.append((size, $0)) } }

  func dispatch(_ limit: Int) {
    let batch = jobs
    jobs = []
    for job in batch where job.size > limit { job.waiter.resume(returning: limit) }  // ok: the others come next
    for job in batch where job.size <= limit { job.waiter.resume(returning: job.size) }
  }

  func dispatchByKind(_ limit: Int) {
    let batch = jobs
    jobs = []
    batch.forEach { if $0.size > limit { $0.waiter.resume(returning: limit) } }  // ok: the others come next
    batch.forEach { if $0.size <= limit { $0.waiter.resume(returning: $0.size) } }
  }

  func admitRepaired(_ limit: Int) {
    let batch = jobs
    jobs = []
    for job in batch { job.waiter.resume(returning: job.size > limit ? 0 : job.size) }
  }
}
