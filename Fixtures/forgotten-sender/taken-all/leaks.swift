import Foundation

// All the continuations and handlers that a type keeps, taken out at once; a path then forgets them, or those that a loop has
// not come to.

enum HallError: Error {
  case closed
}

final class Hall {
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

  func open(_ number: Int?) {
    let all = waiters
    waiters = []
    guard let number else { return }  // want: forgotten-sender "this return leaves 'all' from line 32 without a resume"
    for waiter in all { waiter.resume(returning: number) }
  }

  func openEach(_ number: Int?) {
    let all = waiters
    waiters.removeAll()
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    all.forEach { $0.resume(returning: number) }
  }

  func openSwapped(_ number: Int?) {
    var all: [CheckedContinuation<Int, Error>] = []
    swap(&all, &waiters)
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for waiter in all { waiter.resume(returning: number) }
  }

  func openLocked(_ number: Int?) {
    let all = lock.withLock {
      let all = waiters
      waiters = []
      return all
    }
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for waiter in all { waiter.resume(returning: number) }
  }

  func openBetweenLocks(_ number: Int?) {
    lock.lock()
    let all = waiters
    waiters = []
    lock.unlock()
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for waiter in all.reversed() { waiter.resume(returning: number) }
  }

  func greet(_ number: Int?) {
    let all = guests
    defer { guests = [:] }
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for (_, guest) in all { guest.resume(returning: number) }
  }

  func greetValues(_ number: Int?) {
    let all = Array(guests.values)
    guests.removeAll()
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for guest in all { guest.resume(returning: number) }
  }

  func serve(_ table: Int, _ number: Int?) {
    let all = tables.removeValue(forKey: table) ?? []
    guard let number else { return }  // want: forgotten-sender "leaves 'all'"
    for waiter in all { waiter.resume(returning: number) }
  }

  func openInTurn(_ numbers: [Int]) {
    let all = waiters
    waiters = []
    for (turn, waiter) in all.enumerated() {
      if turn == numbers.count { break }
      waiter.resume(returning: numbers[turn])
    }
  }  // want: forgotten-sender "leaves 'waiter' of 'all'"

  func openSome(_ numbers: [Int]) {
    let all = waiters
    waiters = []
    for (turn, waiter) in all.enumerated() {
      guard turn < numbers.count else { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'waiter' of 'all'"
      waiter.resume(returning: numbers[turn])
    }
  }

  func openAsked(_ ask: () throws -> Int) throws {
    let all = waiters
    waiters = []
    for waiter in all {
      let number = try ask()  // want: forgotten-sender "this 'try', when it throws,"
      waiter.resume(returning: number)
    }
  }

  func openOrNot(_ number: Int?) {
    let all = waiters
    waiters.removeAll(keepingCapacity: true)
    all.forEach { waiter in
      guard let number else { return }  // want: forgotten-sender "leaves 'waiter' of 'all'"
      waiter.resume(returning: number)
    }
  }
}

final class Notices {
  private var completions: [(Result<Int, Error>) -> Void] = []

  func ask(completion: @escaping (Result<Int, Error>) -> Void) {
    completions.append(completion)
  }

  func answer(_ number: Int?) {
    let pending = completions
    completions = []
    guard let number else { return }  // want: forgotten-sender "without calling 'pending'"
    for completion in pending { completion(.success(number)) }
  }
}

/// How many there are says nothing of them.
final class Counting {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func wake(_ number: Int) {
    let all = waiters
    waiters.removeAll()
    print(all.count)
    if number == 0 { return }  // want: forgotten-sender "this return leaves 'all'"
    for waiter in all { waiter.resume(returning: number) }
  }
}

/// A batch of which one loop sees to a part, and nothing to the others.
final class SortingHalf {
  private var jobs: [(size: Int, waiter: CheckedContinuation<Int, Never>)] = []

  func wait(_ size: Int) async -> Int { await withCheckedContinuation { jobs.append((size, $0)) } }

  func admit(_ limit: Int) {
    let batch = jobs
    jobs = []
    for job in batch where job.size <= limit { job.waiter.resume(returning: job.size) }  // want: forgotten-sender "'job.waiter' of 'batch'"
  }
}
