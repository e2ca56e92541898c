import Foundation

// A constant that has what a flag had, and the flag set meanwhile.

final class ReadyTooSoon: @unchecked Sendable {
  private let lock = NSLock()
  private var isReady = false
  private var waiters: [() -> Void] = []

  func ready() {
    lock.lock()
    isReady = true
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter() }
  }

  func whenReady() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let wasReady = isReady
      isReady = true
      if !isReady { waiters.append { continuation.resume() } }
      lock.unlock()
      if wasReady { continuation.resume() }
    }  // want: forgotten-sender "'wasReady' is false"
  }
}
