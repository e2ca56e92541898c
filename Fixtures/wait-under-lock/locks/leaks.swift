import Foundation

func inTheBodyOfALock(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
  let stored = DispatchSemaphore(value: 0)
  queue.async {
    lock.withLock { store() }
    stored.signal()
  }
  lock.withLock { stored.wait() }  // want: wait-under-lock "holds 'lock', which line 7 must take"
}

func betweenLockAndUnlock(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
  let stored = DispatchGroup()
  lock.lock()
  defer { lock.unlock() }
  stored.enter()
  queue.async {
    lock.lock()
    store()
    lock.unlock()
    stored.leave()
  }
  stored.wait()  // want: wait-under-lock "this waits for 'stored' and holds 'lock'"
}

final class Cache: @unchecked Sendable {
  private let lock = NSLock()
  private let filled = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "cache")
  private var items: [Int] = []

  func fill(_ item: Int) {
    lock.lock()
    items.append(item)
    filled.signal()
    lock.unlock()
  }

  func first() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    filled.wait()  // want: wait-under-lock "this waits for 'filled' and holds 'lock'"
    return items.first
  }

  func add(_ item: Int) {
    queue.async {
      self.lock.withLock { self.items.append(item) }
    }
  }

  func count() -> Int {
    lock.withLock {
      queue.sync { items.count }  // want: wait-under-lock "this waits for 'queue' and holds 'lock'"
    }
  }
}

/// The lock is held by whoever calls what waits.
final class SettingsFile: @unchecked Sendable {
  private let lock = NSLock()
  private let queue = DispatchQueue(label: "settings")
  private var settings: [String: String] = [:]

  func value(for key: String) -> String? {
    lock.lock()
    defer { lock.unlock() }
    if settings.isEmpty { load() }
    return settings[key]
  }

  private func load() {
    let loaded = DispatchSemaphore(value: 0)
    queue.async {
      self.keep(["colour": "blue"])
      loaded.signal()
    }
    loaded.wait()  // want: wait-under-lock "this waits for 'loaded' while line"
  }

  private func keep(_ new: [String: String]) {
    lock.lock()
    settings = new
    lock.unlock()
  }
}
