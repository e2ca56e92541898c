// Known gap: that a lock is given back between looking at a flag and waiting needs both regions in one state.
import Foundation

final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var isSet = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    if lock.withLock({ isSet }) { return }
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }  // todo-want: forgotten-sender "waiters"
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
