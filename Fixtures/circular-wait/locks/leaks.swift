import Foundation

final class Account: @unchecked Sendable {
  private let lock = NSLock()
  private var balance = 0

  func add(_ value: Int) {
    lock.lock()
    defer { lock.unlock() }
    balance += value
  }

  func addAll(_ values: [Int]) {
    lock.lock()
    defer { lock.unlock() }
    for value in values { add(value) }  // want: circular-wait "'add' takes 'lock' at line 8, which is held here"
  }

  func reset() {
    lock.withLock {
      balance = 0
      add(1)  // want: circular-wait "'add' takes 'lock' at line 8"
    }
  }

  func addTwice(_ value: Int) {
    add(value)
    add(value)
  }

  func close() {
    lock.lock()
    balance = 0
    addTwice(0)  // want: circular-wait "'addTwice' takes 'lock' at line 8"
    lock.unlock()
  }

  func move(_ isDry: Bool) {
    lock.lock()
    if isDry { print(balance) }
    lock.lock()  // want: circular-wait "this takes 'lock', which is held here already"
    balance = 0
    lock.unlock()
    lock.unlock()
  }
}

func nested(_ work: () -> Void) {
  let lock = NSLock()
  lock.withLock {
    lock.withLock { work() }  // want: circular-wait "this takes 'lock', which is held here already"
  }
}

/// One order here, the other there.
final class Accounts {
  private let savings = NSLock()
  private let checking = NSLock()
  private var saved = 0
  private var current = 0

  func save(_ amount: Int) {
    checking.lock()
    savings.lock()
    current -= amount
    saved += amount
    savings.unlock()
    checking.unlock()
  }

  func spend(_ amount: Int) {
    savings.lock()
    checking.lock()  // want: circular-wait "this takes 'checking' while 'savings' is held, and 'savings' is taken while 'checking' is held"
    saved -= amount
    current += amount
    checking.unlock()
    savings.unlock()
  }
}

/// By closures, and by way of a method.
final class Mailbox {
  private let inbox = NSLock()
  private let outbox = NSLock()
  private var received: [String] = []
  private var sent: [String] = []

  func answer(_ text: String) {
    inbox.withLock {
      received.removeAll()
      send(text)
    }
  }

  private func send(_ text: String) {
    outbox.withLock { sent.append(text) }
  }

  func bounce() {
    outbox.lock()
    defer { outbox.unlock() }
    inbox.withLock { received += sent }  // want: circular-wait "this takes 'inbox' while 'outbox' is held"
  }
}
