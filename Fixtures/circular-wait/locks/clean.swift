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

final class AccountsRepaired {
  private let savings = NSLock()
  private let checking = NSLock()
  private var saved = 0
  private var current = 0

  func saveRepaired(_ amount: Int) {
    checking.lock()
    savings.lock()
    current -= amount
    saved += amount
    savings.unlock()
    checking.unlock()
  }

  func spendRepaired(_ amount: Int) {
    checking.lock()
    savings.lock()
    saved -= amount
    current += amount
    savings.unlock()
    checking.unlock()
  }

  /// One behind the other, and never both.
  func count() -> Int {
    savings.lock()
    let first = saved
    savings.unlock()
    checking.lock()
    defer { checking.unlock() }
    return first + current
  }
}

final class MailboxRepaired {
  private let inbox = NSLock()
  private let outbox = NSLock()
  private var received: [String] = []
  private var sent: [String] = []

  func answerRepaired(_ text: String) {
    inbox.withLock { received.removeAll() }
    sendRepaired(text)
  }

  private func sendRepaired(_ text: String) {
    outbox.withLock { sent.append(text) }
  }

  func bounceRepaired() {
    outbox.lock()
    defer { outbox.unlock() }
    inbox.withLock { received += sent }
  }
}

/// A third lock lets in one at a time.
final class Gated {
  private let gate = NSLock()
  private let first = NSLock()
  private let second = NSLock()
  private var values: [Int] = []

  func forth() {
    gate.lock()
    first.lock()
    second.lock()
    values.append(1)
    second.unlock()
    first.unlock()
    gate.unlock()
  }

  func back() {
    gate.lock()
    second.lock()
    first.lock()
    values.removeAll()
    first.unlock()
    second.unlock()
    gate.unlock()
  }
}

/// One thread does all of it.
@MainActor
final class OnMain {
  private let first = NSLock()
  private let second = NSLock()
  private var values: [Int] = []

  func forth() {
    first.withLock { second.withLock { values.append(1) } }
  }

  func back() {
    second.withLock { first.withLock { values.removeAll() } }
  }
}

/// Locks of the same names in other types.
final class Upper {
  private let first = NSLock()
  private let second = NSLock()
  private var values: [Int] = []

  func forth() {
    first.withLock { second.withLock { values.append(1) } }
  }
}

final class Lower {
  private let first = NSLock()
  private let second = NSLock()
  private var values: [Int] = []

  func back() {
    second.withLock { first.withLock { values.append(1) } }
  }
}

/// The first reader takes the room for all of them, and the last one gives it back.
final class Library: @unchecked Sendable {
  private let counting = NSLock()
  private let room = NSLock()
  private var readers = 0

  func read(_ body: () -> Void) {
    counting.lock()
    readers += 1
    if readers == 1 { room.lock() }
    counting.unlock()
    body()
    counting.lock()
    readers -= 1
    if readers == 0 { room.unlock() }
    counting.unlock()
  }

  func write(_ body: () -> Void) {
    room.lock()
    body()
    room.unlock()
  }
}
