import Foundation

// The first of those that are taken is only looked at, or they are gone through by all threads.

final class Picks {
  struct Entry {
    let date: Int
    let done: (Error?) -> Void
  }
  private var entries: [Entry] = []
  func add(_ date: Int, done: @escaping (Error?) -> Void) { entries.append(Entry(date: date, done: done)) }

  func flush() {
    guard let first = entries.first else { return }  // ok: it is one of all
    print("flushing from", first.date)
    let all = entries
    entries.removeAll()
    for entry in all { entry.done(nil) }
  }

  func flushTaken() {
    let all = entries
    entries = []
    guard let first = all.first else { return }
    print("flushing from", first.date)
    for entry in all { entry.done(nil) }  // ok: there is the first at least
  }
}

final class Crowd: @unchecked Sendable {
  private var waiters: [CheckedContinuation<Int, Never>] = []
  func wait() async -> Int { await withCheckedContinuation { waiters.append($0) } }

  func wake() {
    let all = waiters
    waiters = []
    DispatchQueue.concurrentPerform(iterations: all.count) { all[$0].resume(returning: $0) }
  }
}
