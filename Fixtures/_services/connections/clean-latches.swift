import Foundation

// Looking at a flag and waiting are one critical section.

final class FlagRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isSet = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func waitRepaired() async {
    await withCheckedContinuation { continuation in
      let isPast = lock.withLock {
        if !isSet { waiters.append(continuation) }
        return isSet
      }
      if isPast { continuation.resume() }
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
