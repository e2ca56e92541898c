import Foundation

// Two objects that know each other, each with a lock of its own.

final class Ledger: @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [Int] = []
  weak var audit: Audit?

  func add(_ entry: Int) {
    lock.lock()
    defer { lock.unlock() }
    entries.append(entry)
    audit?.note(entry)
  }

  func sum() -> Int {
    lock.lock()
    defer { lock.unlock() }
    return entries.reduce(0, +)
  }
}

final class Audit: @unchecked Sendable {
  private let lock = NSLock()
  private let ledger: Ledger
  private var noted: [Int] = []

  init(_ ledger: Ledger) { self.ledger = ledger }

  func note(_ entry: Int) {
    lock.withLock { noted.append(entry) }
  }

  func dump() -> String {
    lock.withLock {
      "\(noted.count) of \(ledger.sum())"  // want: circular-wait "this takes 'Ledger.lock' while 'Audit.lock' is held, and 'Audit.lock' is taken while 'Ledger.lock' is held"
    }
  }
}
