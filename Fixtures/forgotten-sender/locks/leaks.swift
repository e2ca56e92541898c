import Foundation

/// A lock that is kept on a way out: whoever takes it next waits for ever.
final class Ledger {
  private let lock = NSLock()
  private var balances: [String: Int] = [:]

  func balance(of account: String) -> Int? {
    lock.lock()
    guard let balance = balances[account] else { return nil }  // want: forgotten-sender "this return leaves 'lock' from line 9 locked (when 'balances[account]' is nil)"
    lock.unlock()
    return balance
  }

  func change(_ account: String, _ next: (Int) throws -> Int) rethrows {
    lock.lock()
    let changed = try next(balances[account] ?? 0)  // want: forgotten-sender "this 'try', when it throws, leaves 'lock' from line 16 locked"
    balances[account] = changed
    lock.unlock()
  }

  func transfer(_ amount: Int, from source: String, to target: String) -> Bool {
    lock.lock()
    if let balance = balances[source], balance >= amount {
      balances[source] = balance - amount
      balances[target, default: 0] += amount
      lock.unlock()
      return true
    } else if balances[source] == nil {
      return false  // want: forgotten-sender "the next one that takes it blocks its thread for ever"
    }
    lock.unlock()
    return false
  }
}

enum JobState { case idle, running, done }

final class Job {
  private let guardian = NSRecursiveLock()
  private var state = JobState.idle

  func start(_ run: () -> Void) {
    guardian.lock()
    switch state {
    case .idle:
      state = .running
      guardian.unlock()
      run()
    case .running: break
    case .done: guardian.unlock()
    }
  }  // want: forgotten-sender "reaching the end here leaves 'guardian' from line 44 locked"

  func finishAll(_ jobs: [Job]) {
    for job in jobs {
      job.guardian.lock()
      if job.state == .done { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'job.guardian' from line 57 locked"
      job.state = .done
      job.guardian.unlock()
    }
  }
}

/// A lock of the caller's.
func readConfiguration(_ lock: NSLock, _ url: URL) throws -> Data {
  lock.lock()
  do {
    let data = try Data(contentsOf: url)
    lock.unlock()
    return data
  } catch {
    print("unreadable: \(error)")
    throw error  // want: forgotten-sender "leaves 'lock' from line 67 locked"
  }
}

/// What is counted under a lock, and has gone too far.
final class Attempts {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int? {
    lock.lock()
    count += 1
    if count > 5 {
      return nil  // want: forgotten-sender "leaves 'lock' from line 84 locked"
    }
    lock.unlock()
    return count
  }
}
