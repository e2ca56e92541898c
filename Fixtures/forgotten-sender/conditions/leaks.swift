import Foundation

/// A flag is set on one path without a signal.
final class Latch: @unchecked Sendable {
  private let condition = NSCondition()
  private var isOpen = false

  func waitUntilOpen() {
    condition.lock()
    while !isOpen { condition.wait() }
    condition.unlock()
  }

  func open(quietly: Bool) {
    condition.lock()
    isOpen = true  // want: forgotten-sender "'isOpen', for which line 10 waits, is changed here, and a path from here ends without a signal of 'condition'"
    if !quietly { condition.broadcast() }
    condition.unlock()
  }
}

/// The consumer is woken for items, and not for the end.
final class Queue: @unchecked Sendable {
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

  func close() {
    condition.withLock { isClosed = true }  // want: forgotten-sender "'isClosed', for which line 31 waits"
  }
}

/// A list is filled without a signal.
final class Inbox: @unchecked Sendable {
  private let arrived = NSCondition()
  private var letters: [String] = []

  func read() -> String {
    arrived.lock()
    defer { arrived.unlock() }
    while letters.isEmpty { arrived.wait() }
    return letters.removeFirst()
  }

  func deliver(_ letter: String) {
    arrived.lock()
    defer { arrived.unlock() }
    letters.append(letter)  // want: forgotten-sender "'letters', for which line 55 waits"
  }

  func deliverUrgently(_ letter: String) {
    arrived.lock()
    letters.insert(letter, at: 0)
    arrived.signal()
    arrived.unlock()
  }
}

enum Phase { case starting, running, stopped }

/// Two phases end the wait, and only one of them is told.
final class Engine: @unchecked Sendable {
  private let condition = NSCondition()
  private var phase = Phase.starting

  func waitForStart() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while phase == .starting { condition.wait() }
    return phase == .running
  }

  func run() {
    condition.lock()
    phase = .running
    condition.signal()
    condition.unlock()
  }

  func stop() {
    condition.lock()
    phase = .stopped  // want: forgotten-sender "'phase', for which line 83 waits"
    condition.unlock()
  }
}

/// The error is thrown between the change and the signal.
final class Door: @unchecked Sendable {
  private let condition = NSCondition()
  private var isShut = true

  func enter() {
    condition.lock()
    while isShut { condition.wait() }
    condition.unlock()
  }

  func unlock(_ log: () throws -> Void) throws {
    condition.lock()
    defer { condition.unlock() }
    isShut = false  // want: forgotten-sender "'isShut', for which line 108 waits"
    try log()
    condition.broadcast()
  }
}

/// The work may be done before anybody waits, and the signal is lost.
func runAndWait(_ queue: DispatchQueue, _ work: @escaping @Sendable () -> Void) {
  let done = NSCondition()
  queue.async {
    work()
    done.lock()
    done.signal()
    done.unlock()
  }
  done.lock()
  done.wait()  // want: forgotten-sender "the signal from line 124 is lost if it comes before this wait"
  done.unlock()
}

/// Whoever signals does not take the lock.
func runUnderLockAndWait(_ queue: DispatchQueue, _ work: @escaping @Sendable () -> Void) {
  let done = NSCondition()
  done.lock()
  queue.async {
    work()
    done.signal()
  }
  done.wait()  // want: forgotten-sender "the signal from line 139 is lost if it comes before this wait"
  done.unlock()
}

/// Nothing ever signals.
final class Pause: @unchecked Sendable {
  private let condition = NSCondition()
  private let permits = DispatchSemaphore(value: 0)

  func rest() {
    condition.lock()
    condition.wait()  // want: forgotten-sender "nothing signals 'condition'"
    condition.unlock()
  }

  func take() {
    permits.wait()  // want: forgotten-sender "nothing signals 'permits'"
  }
}
