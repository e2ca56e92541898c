import Foundation

final class LedgerRepaired {
  private let lock = NSLock()
  private var balances: [String: Int] = [:]

  func balanceRepaired(of account: String) -> Int? {
    lock.lock()
    guard let balance = balances[account] else {
      lock.unlock()  // ok: each way out gives it back
      return nil
    }
    lock.unlock()
    return balance
  }

  func changeRepaired(_ account: String, _ next: (Int) throws -> Int) rethrows {
    lock.lock()
    defer { lock.unlock() }  // ok: also when 'next' throws
    balances[account] = try next(balances[account] ?? 0)
  }

  func transferRepaired(_ amount: Int, from source: String, to target: String) -> Bool {
    lock.withLock {
      guard let balance = balances[source], balance >= amount else { return false }
      balances[source] = balance - amount
      balances[target, default: 0] += amount
      return true
    }
  }

  /// Given back for as long as others are told, and taken again.
  func notify(_ observers: [(Int) -> Void]) {
    lock.lock()
    let total = balances.values.reduce(0, +)
    lock.unlock()
    for observer in observers { observer(total) }
    lock.lock()
    balances["told"] = total
    lock.unlock()
  }
}

enum JobStateRepaired { case idle, running, done }

final class JobRepaired {
  private let guardian = NSRecursiveLock()
  private var state = JobStateRepaired.idle

  func startRepaired(_ run: () -> Void) {
    guardian.lock()
    let isFirst = state == .idle
    if isFirst { state = .running }
    guardian.unlock()
    if isFirst { run() }
  }

  func finishAllRepaired(_ jobs: [JobRepaired]) {
    for job in jobs {
      job.guardian.lock()
      defer { job.guardian.unlock() }
      if job.state == .done { continue }
      job.state = .done
    }
  }
}

/// The caller holds the lock: it is given back for as long as the work takes.
final class Turnstile {
  private let mutex = NSLock()
  private var open = 0

  private func pass(_ work: () -> Bool) -> Bool {
    mutex.unlock()
    let done = work()
    mutex.lock()
    return done  // ok: taken again for the caller
  }

  func enter(_ work: () -> Bool) {
    mutex.lock()
    if pass(work) { open += 1 }
    mutex.unlock()
  }
}

/// Another method gives it back, if it is told that the lock is held.
final class Sessions {
  private let lock = NSLock()
  private var generation = 0

  func prepare(_ remaining: Int) {
    lock.lock()
    generation += 1
    guard remaining > 0 else {
      expire(generation, isLocked: true)  // ok: 'expire' unlocks
      return
    }
    lock.unlock()
  }

  private func expire(_ expected: Int, isLocked: Bool) {
    if !isLocked { lock.lock() }
    if expected == generation { generation = 0 }
    lock.unlock()
  }
}

/// Taken and given back by methods of their own.
final class Gatekeeper {
  private let lock = NSLock()

  func begin() -> Bool {
    lock.lock()
    if Date().timeIntervalSince1970 < 0 {
      lock.unlock()
      return false
    }
    return true  // ok: 'end' gives it back
  }

  func end() { lock.unlock() }
}

/// A wait with a time limit may have taken nothing.
func readWithin(_ limit: TimeInterval, _ lock: NSLock, _ read: () -> Data) -> Data? {
  guard lock.lock(before: Date(timeIntervalSinceNow: limit)) else { return nil }
  defer { lock.unlock() }
  return read()
}

func readIfFree(_ lock: NSLock, _ read: () -> Data) -> Data? {
  guard lock.try() else { return nil }
  let data = read()
  lock.unlock()
  return data
}

func readConfigurationRepaired(_ lock: NSLock, _ url: URL) throws -> Data {
  lock.lock()
  do {
    let data = try Data(contentsOf: url)
    lock.unlock()
    return data
  } catch {
    lock.unlock()
    throw error
  }
}

/// A condition variable is left with its lock given back.
final class Mailbox {
  private let condition = NSCondition()
  private var letters: [String] = []

  func take() -> String {
    condition.lock()
    while letters.isEmpty { condition.wait() }
    let letter = letters.removeFirst()
    condition.unlock()
    return letter
  }

  func put(_ letter: String) {
    condition.lock()
    letters.append(letter)
    condition.signal()
    condition.unlock()
  }
}

/// Whether it is locked at all is decided once.
func count(_ words: [String], _ lock: NSLock, isShared: Bool) -> Int {
  if isShared { lock.lock() }
  var total = 0
  for word in words { total += word.count }
  if isShared { lock.unlock() }
  return total
}

final class AttemptsRepaired {
  private let lock = NSLock()
  private var count = 0

  func nextRepaired() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    count += 1
    return count > 5 ? nil : count
  }
}
