import Foundation

// A constant that has what a flag had, asked in place of the flag.

final class CopiedEnd: @unchecked Sendable {
  private let lock = NSLock()
  private var ended = false
  private var waiters: [() -> Void] = []

  func end() {
    lock.lock()
    ended = true
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter() }
  }

  func whenEnded() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let already = ended
      if !ended { waiters.append { continuation.resume() } }
      lock.unlock()
      if already { continuation.resume() }
    }
  }
}

final class ReadyOnce: @unchecked Sendable {
  private let lock = NSLock()
  private var isReady = false
  private var waiter: CheckedContinuation<Void, Never>?

  func ready() {
    lock.lock()
    isReady = true
    let waiter = waiter
    self.waiter = nil
    lock.unlock()
    waiter?.resume()
  }

  func whenReady() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let mustWait = !isReady && waiter == nil
      if !isReady, waiter == nil { waiter = continuation }
      lock.unlock()
      if !mustWait { continuation.resume() }
    }
  }
}

final class ReadyTooSoonRepaired: @unchecked Sendable {
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

  func whenReadyRepaired() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let wasReady = isReady
      if !isReady { waiters.append { continuation.resume() } }
      lock.unlock()
      if wasReady { continuation.resume() }
    }
  }
}
