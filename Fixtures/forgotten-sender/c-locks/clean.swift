import Foundation

final class TableRepaired {
  private var rows: [String: Int] = [:]
  private var access = pthread_rwlock_t()
  private var changed = pthread_cond_t()
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  func rowRepaired(_ name: String) -> Int? {
    pthread_rwlock_rdlock(&access)
    guard let row = rows[name] else {
      pthread_rwlock_unlock(&access)
      return nil
    }
    pthread_rwlock_unlock(&access)
    return row
  }

  func updateRepaired(_ name: String, _ next: (Int) throws -> Int) throws {
    pthread_rwlock_wrlock(&self.access)
    defer { pthread_rwlock_unlock(&self.access) }
    rows[name] = try next(rows[name] ?? 0)
  }

  func sizeRepaired(_ kind: Int) -> Int {
    pthread_mutex_lock(mutex)
    switch kind {
    case 0:
      pthread_mutex_unlock(mutex)
      return -1
    default:
      let size = rows.count
      pthread_mutex_unlock(mutex)
      return size
    }
  }

  func first() -> Int {
    pthread_mutex_lock(mutex)
    while rows.isEmpty { pthread_cond_wait(&changed, mutex) }  // ok: the wait gives the mutex back and takes it again
    let first = rows.removeValue(forKey: "first") ?? 0
    pthread_mutex_unlock(mutex)
    return first
  }

  func put(_ row: Int) -> Bool {
    guard pthread_mutex_trylock(mutex) == 0 else { return false }  // ok: it has not taken the mutex
    rows["first"] = row
    pthread_cond_signal(&changed)
    pthread_mutex_unlock(mutex)
    return true
  }
}

/// A lock made of one of C: its methods give back for whoever called them.
final class OwnLock {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  func lock() { pthread_mutex_lock(mutex) }  // ok: unlock gives it back
  func unlock() { pthread_mutex_unlock(mutex) }
}

final class TallyRepaired {
  private let lock = NSLock()
  private var counts: [String: Int] = [:]

  func addRepaired(_ name: String) -> Int? {
    lock.lock()
    defer { lock.unlock() }
    guard let count = counts[name] else { return nil }
    counts[name] = count + 1
    return count
  }

  func clear() -> Bool {
    guard lock.try() else { return false }  // ok: somebody else has it
    counts.removeAll()
    lock.unlock()
    return true
  }
}
