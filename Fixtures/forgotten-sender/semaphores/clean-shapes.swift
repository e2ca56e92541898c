import Dispatch
import Foundation

protocol Store: AnyObject, Sendable {
  func load(_ name: String, completion: @escaping @Sendable (String?) -> Void)
  func attach(_ semaphore: DispatchSemaphore)
}

/// A wait with a time-out ends by itself.
func loadForASecond(_ name: String, store: any Store) -> Bool {
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { text in
    guard text != nil else { return }  // ok: nobody waits longer than a second
    semaphore.signal()
  })
  return semaphore.wait(timeout: .now() + 1) == .success
}

func loadUntil(_ deadline: DispatchWallTime, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.load("a", completion: { text in
    if text != nil { semaphore.signal() }  // ok: bounded
  })
  if semaphore.wait(wallTimeout: deadline) == .timedOut {
    print("too late")
  }
}

/// A semaphore that starts at one is a lock.
final class Counter: @unchecked Sendable {
  private let semaphore = DispatchSemaphore(value: 1)
  private var count = 0

  func increment() -> Int {
    semaphore.wait()  // ok: a lock, released by `defer`
    defer { semaphore.signal() }
    count += 1
    return count
  }

  func reset() {
    semaphore.wait()  // ok: a lock
    count = 0
    semaphore.signal()
  }
}

func localLock(_ work: () -> Void) {
  let mutex = DispatchSemaphore(value: 1)
  mutex.wait()  // ok: it starts at one
  work()
  mutex.signal()
}

/// A limit of four.
func limited(_ names: [String], queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 4)
  for name in names {
    semaphore.wait()  // ok: four may go on at a time, and each signals at its end
    queue.async {
      defer { semaphore.signal() }
      print(name)
    }
  }
}

/// The start value isn't known.
func limitedBy(_ limit: Int, names: [String], queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: limit)
  for name in names {
    semaphore.wait()  // ok: `limit` says how many
    queue.async {
      print(name)
      semaphore.signal()
    }
  }
}

/// As many waits as blocks that signal.
func waitForAll(_ names: [String], queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  for name in names {
    queue.async {
      print(name)
      semaphore.signal()
    }
  }
  for _ in names {
    semaphore.wait()  // ok: one for each name
  }
}

/// The method itself is the callback.
func notifyBySignal(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async { print("working") }
  queue.async { _ = semaphore.signal() }
  semaphore.wait()
}

/// Handed to somebody who signals.
func attached(_ store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.attach(semaphore)
  semaphore.wait()  // ok: the store has it
}

func signalled(by semaphore: DispatchSemaphore) {
  semaphore.wait()  // ok: the caller's semaphore
}

/// A helper signals.
func done(_ semaphore: DispatchSemaphore, _ message: String) {
  print(message)
  semaphore.signal()
}

func loadWithHelper(_ name: String, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { text in
    guard let text else {
      done(semaphore, "nothing")
      return  // ok: the helper signals
    }
    done(semaphore, text)
  })
  semaphore.wait()
}

/// Other methods of the type signal.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func open() { semaphore.signal() }

  func pass() {
    semaphore.wait()  // ok: `open()` signals
  }
}

/// A termination handler signals.
func run(_ path: String) throws {
  let semaphore = DispatchSemaphore(value: 0)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.terminationHandler = { _ in semaphore.signal() }  // ok: called when the process ends
  try process.run()
  semaphore.wait()
}

/// A notification of a group signals.
func waitForGroup(_ group: DispatchGroup) {
  let semaphore = DispatchSemaphore(value: 0)
  group.notify(queue: .global()) { semaphore.signal() }
  semaphore.wait()
}

/// Types with methods of the same names.
struct Turnstile {
  func wait() {}
  func signal() {}
}

func turn(_ isOpen: Bool) {
  let turnstile = Turnstile()
  if isOpen { turnstile.signal() }
  turnstile.wait()  // ok: not a semaphore
}
