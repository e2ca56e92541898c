import Foundation

final class SilentBell: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  func ringRepaired() {
    lock.withLock {
      for waiter in waiters { waiter.resume() }
      waiters.removeAll()
    }
  }
}

/// It opens once, and nobody waits behind that.
final class Latch: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = lock.withLock {
        if !self.isOpen { waiters.append(continuation) }
        return self.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    lock.withLock {
      isOpen = true
      for waiter in waiters { waiter.resume() }
    }
  }
}
