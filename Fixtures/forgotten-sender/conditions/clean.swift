import Foundation

final class LatchRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private var isOpen = false

  func waitUntilOpen() {
    condition.lock()
    while !isOpen { condition.wait() }
    condition.unlock()
  }

  func openRepaired(quietly: Bool) {
    condition.lock()
    isOpen = true  // ok: on each path
    if !quietly { print("open") }
    condition.broadcast()
    condition.unlock()
  }

  /// Nobody waits for it to be shut.
  func shut() {
    condition.lock()
    isOpen = false
    condition.unlock()
  }
}

final class QueueRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private var items: [Int] = []
  private var isClosed = false

  func next() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while items.isEmpty && !isClosed { condition.wait() }
    return items.isEmpty ? nil : items.removeFirst()
  }

  func add(_ item: Int) {
    condition.withLock {
      items.append(item)
      condition.signal()
    }
  }

  func closeRepaired() {
    condition.withLock { isClosed = true }
    condition.broadcast()  // ok: after the lock will do
  }
}

/// The signal may stand before the change, as long as both are under the lock.
final class InboxRepaired: @unchecked Sendable {
  private let arrived = NSCondition()
  private var letters: [String] = []

  func read() -> String {
    arrived.lock()
    defer { arrived.unlock() }
    while letters.isEmpty { arrived.wait() }
    return letters.removeFirst()
  }

  func deliverRepaired(_ letter: String) {
    arrived.lock()
    defer { arrived.unlock() }
    arrived.signal()
    letters.append(letter)
  }

  /// A helper wakes.
  func deliverUrgently(_ letter: String) {
    arrived.lock()
    letters.insert(letter, at: 0)
    wake()
    arrived.unlock()
  }

  private func wake() { arrived.broadcast() }
}

/// Whoever calls the helper under the lock wakes.
final class EngineRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private var phase = Phase.starting

  private enum Phase { case starting, running, stopped }

  func waitForStart() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while phase == .starting { condition.wait() }
    return phase == .running
  }

  private func change(to next: Phase) {
    phase = next
  }

  private func markStopped() { phase = .stopped }

  func run() {
    condition.lock()
    change(to: .running)
    condition.signal()
    condition.unlock()
  }

  func stopRepaired() {
    condition.lock()
    markStopped()
    condition.signal()
    condition.unlock()
  }
}

final class DoorRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private var isShut = true

  func enter() {
    condition.lock()
    while isShut { condition.wait() }
    condition.unlock()
  }

  func unlockRepaired(_ log: () throws -> Void) throws {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    isShut = false
    try log()
  }
}

/// The wait has a limit, and looks again after it.
final class Poll: @unchecked Sendable {
  private let condition = NSCondition()
  private var isDone = false

  func waitForIt() {
    condition.lock()
    while !isDone { condition.wait(until: Date(timeIntervalSinceNow: 1)) }
    condition.unlock()
  }

  func finish() {
    condition.lock()
    isDone = true  // ok: it is seen within a second
    condition.unlock()
  }
}

func runAndWaitRepaired(_ queue: DispatchQueue, _ work: @escaping @Sendable () -> Void) {
  let done = NSCondition()
  done.lock()
  queue.async {
    work()
    done.lock()
    done.signal()  // ok: the lock is free only once the other waits
    done.unlock()
  }
  done.wait()
  done.unlock()
}

/// What has happened is kept.
func runUnderLockAndWaitRepaired(_ queue: DispatchQueue, _ work: @escaping @Sendable () -> Void) {
  let done = NSCondition()
  let isDone = Flag()
  queue.async {
    work()
    done.lock()
    isDone.value = true
    done.signal()
    done.unlock()
  }
  done.lock()
  while !isDone.value { done.wait() }
  done.unlock()
}

final class Flag: @unchecked Sendable { var value = false }

/// Others may signal what the type gives away.
final class PauseRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private let permits = DispatchSemaphore(value: 0)
  private let places = DispatchSemaphore(value: 2)

  func restRepaired() {
    condition.lock()
    condition.wait()  // ok: it waits for the next beat
    condition.unlock()
  }

  func beat() {
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }

  func takeRepaired() { permits.wait() }

  func give(_ hand: (DispatchSemaphore) -> Void) { hand(permits) }

  func enter() { places.wait() }
}

/// Wakes only where somebody can be waiting.
final class ThriftyQueue: @unchecked Sendable {
  private let condition = NSCondition()
  private var items: [Int] = []

  func next() -> Int {
    condition.lock()
    defer { condition.unlock() }
    while items.isEmpty { condition.wait() }
    return items.removeFirst()
  }

  func add(_ item: Int) {
    condition.lock()
    let wasEmpty = items.isEmpty
    items.append(item)
    if wasEmpty { condition.broadcast() }  // ok: who waits waits for a first item
    condition.unlock()
  }

  func addBehind(_ item: Int) {
    condition.lock()
    defer { condition.unlock() }
    guard !items.isEmpty else {
      items.append(item)
      condition.broadcast()
      return
    }
    items.append(item)  // ok: there are others, so that nobody waits
  }
}
