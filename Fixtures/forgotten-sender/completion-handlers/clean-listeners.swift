import Foundation

// Closures that are called at each event, and stay: what one event does not bring, the next one may.

final class LinkState: @unchecked Sendable {
  private var observers: [UUID: (Int) -> Void] = [:]
  private(set) var state = 0

  func set(_ state: Int) {
    self.state = state
    for observer in observers.values { observer(state) }
  }

  func add(_ id: UUID, _ changed: @escaping (Int) -> Void) { observers[id] = changed }
  func remove(_ id: UUID) { observers.removeValue(forKey: id) }

  func untilUp() async {
    await withCheckedContinuation { continuation in
      if state == 1 { return continuation.resume() }
      let id = UUID()
      add(id) { state in
        if state == 1 {
          self.remove(id)
          continuation.resume()
        }
      }
    }
  }
}

/// An entry says itself when it is done.
final class OneShots: @unchecked Sendable {
  private var entries: [(Int) -> Bool] = []

  func fire(_ value: Int) { entries.removeAll { $0(value) } }

  func value(_ wanted: Int) async {
    await withCheckedContinuation { continuation in
      entries.append { value in
        guard value == wanted else { return false }
        continuation.resume()
        return true
      }
    }
  }
}

/// A copy is called, so that closures may come and go meanwhile.
final class Ticker: @unchecked Sendable {
  private let lock = NSLock()
  private var listeners: [(id: Int, call: (Int) -> Void)] = []
  private var nextID = 0

  func tick(_ count: Int) {
    lock.lock()
    let all = listeners
    lock.unlock()
    all.forEach { $0.call(count) }
  }

  func listen(_ body: @escaping (Int) -> Void) -> Int {
    lock.lock()
    defer { lock.unlock() }
    nextID += 1
    listeners.append((nextID, body))
    return nextID
  }

  func until(_ count: Int) async {
    await withCheckedContinuation { continuation in
      var isDone = false
      _ = listen { now in
        guard now >= count, !isDone else { return }
        isDone = true
        continuation.resume()
      }
    }
  }
}

/// Called once, and it says so.
final class OnceListenersRepaired: @unchecked Sendable {
  private var observers: [UUID: (Int) -> Void] = [:]

  func set(_ state: Int) {
    let all = observers
    observers = [:]
    for observer in all.values { observer(state) }
  }

  func add(_ id: UUID, _ changed: @escaping (Int) -> Void) { observers[id] = changed }

  func untilUpRepaired() async -> Bool {
    await withCheckedContinuation { continuation in
      let id = UUID()
      add(id) { state in
        guard state == 1 else { return continuation.resume(returning: false) }
        continuation.resume(returning: true)
      }
    }
  }
}
