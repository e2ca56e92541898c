import Foundation

/// Locks that functions of C take and give back.
final class Table {
  private var rows: [String: Int] = [:]
  private var access = pthread_rwlock_t()
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  func row(_ name: String) -> Int? {
    pthread_rwlock_rdlock(&access)
    guard let row = rows[name] else { return nil }  // want: forgotten-sender "this return leaves 'access' from line 10 locked (when 'rows[name]' is nil)"
    pthread_rwlock_unlock(&access)
    return row
  }

  func update(_ name: String, _ next: (Int) throws -> Int) throws {
    pthread_rwlock_wrlock(&self.access)
    rows[name] = try next(rows[name] ?? 0)  // want: forgotten-sender "this 'try', when it throws, leaves 'access' from line 17 locked"
    pthread_rwlock_unlock(&self.access)
  }

  func size(_ kind: Int) -> Int {
    pthread_mutex_lock(mutex)
    switch kind {
    case 0: return -1  // want: forgotten-sender "this return leaves 'mutex' from line 23 locked (when 'kind == 0' is true)"
    case 1:
      pthread_mutex_unlock(mutex)
      return 1
    default:
      let size = rows.count
      pthread_mutex_unlock(mutex)
      return size
    }
  }
}

/// Whoever tries for a lock has it where it was free: what follows gives back what it has taken.
final class Tally {
  private let lock = NSLock()
  private var counts: [String: Int] = [:]

  func add(_ name: String) -> Int? {
    lock.lock()
    guard let count = counts[name] else { return nil }  // want: forgotten-sender "this return leaves 'lock' from line 43 locked"
    counts[name] = count + 1
    lock.unlock()
    return count
  }

  func clear() -> Bool {
    guard lock.try() else { return false }
    counts.removeAll()
    lock.unlock()
    return true
  }
}
