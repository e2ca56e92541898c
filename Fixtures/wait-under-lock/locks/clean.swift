import Foundation

func inTheBodyOfALockRepaired(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
  let stored = DispatchSemaphore(value: 0)
  queue.async {
    lock.withLock { store() }
    stored.signal()
  }
  stored.wait()  // ok: no lock is held
  lock.withLock { store() }
}

func betweenLockAndUnlockRepaired(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
  let stored = DispatchGroup()
  lock.lock()
  stored.enter()
  queue.async {
    lock.lock()
    store()
    lock.unlock()
    stored.leave()
  }
  lock.unlock()
  stored.wait()  // ok: given back before
}

final class Shelf: @unchecked Sendable {
  private let lock = NSLock()
  private let filled = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "shelf")
  private var items: [Int] = []

  func fill(_ item: Int) {
    lock.lock()
    items.append(item)
    lock.unlock()
    filled.signal()
  }

  func firstRepaired() -> Int? {
    filled.wait()  // ok: no lock is held
    lock.lock()
    defer { lock.unlock() }
    return items.first
  }

  func add(_ item: Int) {
    queue.async { self.items.append(item) }
  }

  func countRepaired() -> Int {
    lock.withLock {
      queue.sync { items.count }  // ok: no block of the queue takes the lock
    }
  }
}

func anotherLock(_ lock: NSLock, _ other: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
  let stored = DispatchSemaphore(value: 0)
  queue.async {
    other.withLock { store() }
    stored.signal()
  }
  lock.withLock { stored.wait() }  // ok: the other side takes another lock
}

func aConditionGivesItBack(_ condition: NSCondition, _ isReady: () -> Bool) {
  condition.lock()
  while !isReady() { condition.wait() }  // ok: waits without its lock
  condition.unlock()
}

/// The lock is given back before what waits is called, and taken again.
final class ProfileFile: @unchecked Sendable {
  private let lock = NSLock()
  private let queue = DispatchQueue(label: "profile")
  private var settings: [String: String] = [:]
  private var reads = 0

  func value(for key: String) -> String? {
    lock.lock()
    let isEmpty = settings.isEmpty
    lock.unlock()
    if isEmpty { loadRepaired() }
    lock.lock()
    defer { lock.unlock() }
    count()
    return settings[key]
  }

  private func loadRepaired() {
    let loaded = DispatchSemaphore(value: 0)
    queue.async {
      self.keep(["colour": "blue"])
      loaded.signal()
    }
    loaded.wait()
  }

  /// It waits with the lock held for what does without it.
  private func count() {
    let counted = DispatchSemaphore(value: 0)
    queue.async { counted.signal() }
    counted.wait()
    reads += 1
  }

  private func keep(_ new: [String: String]) {
    lock.lock()
    settings = new
    lock.unlock()
  }
}
