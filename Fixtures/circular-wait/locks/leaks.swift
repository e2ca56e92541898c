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
