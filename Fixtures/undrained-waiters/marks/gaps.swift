import Foundation

// Known gaps: marks of which other members tell, and answers that bring nothing.

/// Nobody knows whether the other one comes as well.
final class Ready: @unchecked Sendable {
  private let lock = NSLock()
  private var isReady = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if isReady {
        continuation.resume()
      } else {
        waiters.append(continuation)
      }
    }
  }

  func markReady() {
    lock.lock()
    defer { lock.unlock() }
    isReady = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  func deviceReady() {
    lock.lock()
    defer { lock.unlock() }
    isReady = true  // todo-want: undrained-waiters "'isReady = true' ends this and leaves what is still in 'waiters'"
  }
}

/// The waiter is met where there is a token, and is stored without one as well.
final class Signals {
  private var token: Int?
  private var continuation: CheckedContinuation<Void, Never>?

  func wait(with number: Int?) async {
    await withCheckedContinuation { waiting in
      precondition(continuation == nil)
      continuation = waiting
      if let number { token = number }
    }
  }

  func fire() {
    guard token != nil else { return }  // todo-want: undrained-waiters "continuation"
    token = nil
    continuation?.resume()
    continuation = nil
  }
}
