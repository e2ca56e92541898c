import Foundation

// The lock is given back between looking at a flag and waiting.

final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var isSet = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    if lock.withLock({ isSet }) { return }
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }  // want: undrained-waiters "without another look at 'isSet'"
    }
  }

  func set() {
    let all = lock.withLock {
      isSet = true
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume() }
  }
}
