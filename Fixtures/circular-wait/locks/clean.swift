import Foundation

final class AccountRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private let again = NSRecursiveLock()
  private var balance = 0

  func add(_ value: Int) {
    lock.lock()
    defer { lock.unlock() }
    addHoldingLock(value)
  }

  private func addHoldingLock(_ value: Int) { balance += value }

  func addAllRepaired(_ values: [Int]) {
    lock.lock()
    defer { lock.unlock() }
    for value in values { addHoldingLock(value) }
  }

  func resetRepaired() {
    lock.withLock { balance = 0 }
    add(1)  // ok: the lock is free again
  }

  func closeRepaired() {
    lock.lock()
    balance = 0
    lock.unlock()
    add(0)  // ok: the lock is free again
  }

  func moveRepaired(_ isDry: Bool) {
    lock.lock()
    if isDry {
      lock.unlock()
      return
    }
    lock.unlock()
    lock.lock()
    balance = 0
    lock.unlock()
  }

  /// A lock that its holder may take again.
  func twice() {
    again.lock()
    defer { again.unlock() }
    once()
  }

  func once() {
    again.lock()
    balance += 1
    again.unlock()
  }

  /// Whether it takes the lock is told by its parameter.
  func log(isLocked: Bool) {
    if !isLocked { lock.lock() }
    print(balance)
    if !isLocked { lock.unlock() }
  }

  func logAll() {
    lock.lock()
    log(isLocked: true)
    lock.unlock()
  }

  /// Called with the lock held, it gives it back for a while.
  func settle() {
    lock.lock()
    pause()
    lock.unlock()
  }

  private func pause() {
    lock.unlock()
    print("pause")
    lock.lock()
  }

  func transfer(to other: AccountRepaired) {
    lock.lock()
    defer { lock.unlock() }
    other.add(balance)  // ok: another object has another lock
  }

  /// What runs later does not hold it.
  func later(_ queue: DispatchQueue) {
    lock.lock()
    queue.async { self.add(1) }
    lock.unlock()
  }
}

/// By way of another method, which does not take it.
final class Deep {
  private let lock = NSLock()
  private var values: [Int] = []

  func all() {
    lock.lock()
    first()
    lock.unlock()
  }

  private func first() { second() }

  private func second() { values.removeAll() }
}

func nestedRepaired(_ work: () -> Void) {
  let lock = NSLock()
  let other = NSLock()
  lock.withLock {
    other.withLock { work() }
  }
}
