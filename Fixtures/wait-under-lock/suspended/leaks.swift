import Foundation

// Tasks that are suspended with a lock held.

final class Store: @unchecked Sendable {
  private let lock = NSLock()
  private let places = DispatchSemaphore(value: 1)
  private var count = 0

  func add() async {
    lock.lock()
    defer { lock.unlock() }
    count += 1
    await save()  // want: wait-under-lock "this suspends the task while 'lock' is held"
  }

  func addSlowly() async {
    places.wait()
    let more = await found()  // want: wait-under-lock "this suspends the task while 'places' is held"
    count += more
    places.signal()
  }

  private func found() async -> Int {
    await save()
    return count
  }

  func save() async { try? await Task.sleep(nanoseconds: 1_000_000) }
}

actor Ledger {
  private let lock = NSLock()
  private var sum = 0

  func add(_ number: Int) async {
    lock.lock()
    let price = await price(of: number)  // want: wait-under-lock "whoever takes it meanwhile blocks a thread"
    sum += price
    lock.unlock()
  }

  private func price(of number: Int) async -> Int {
    await Task.yield()
    return number
  }
}

/// In a task, and under a condition.
final class Journal: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  func begin() {
    Task {
      lock.lock()
      let line = await next()  // want: wait-under-lock "this suspends the task while 'lock' is held"
      lines.append(line)
      lock.unlock()
    }
  }

  func add(_ line: String, isLate: Bool) async {
    lock.lock()
    if isLate {
      await rest()  // want: wait-under-lock "this suspends the task while 'lock' is held"
    }
    lines.append(line)
    lock.unlock()
  }

  private func next() async -> String {
    await rest()
    return "line"
  }

  private func rest() async { await Task.yield() }
}
