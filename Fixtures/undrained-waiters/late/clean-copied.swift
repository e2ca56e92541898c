import Foundation

// Whoever stores asks for the mark by another name, or has a function ask.

final class CopiedSpan: @unchecked Sendable {
  private let lock = NSLock()
  private var ended = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func end() {
    lock.lock()
    if ended {
      lock.unlock()
      return
    }
    ended = true
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter.resume() }
  }

  func whenEnded() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      let already = ended
      if !already { waiters.append(continuation) }
      lock.unlock()
      if already { continuation.resume() }
    }
  }
}

final class AskedSpan: @unchecked Sendable {
  private let lock = NSLock()
  private var ended = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  private func hasEnded() -> Bool { ended }

  func end() {
    lock.lock()
    if ended {
      lock.unlock()
      return
    }
    ended = true
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter.resume() }
  }

  func whenEnded() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      guard !hasEnded() else {
        lock.unlock()
        return continuation.resume()
      }
      waiters.append(continuation)
      lock.unlock()
    }
  }
}
