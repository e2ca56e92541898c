import Foundation

// Closures and local functions without a result, called by a closure that runs now: each path is met in them.

final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var total = 0

  func answerUnderLockRepaired(isUseful: Bool, completion: @escaping (Int) -> Void) {
    func finish() {
      if isUseful {
        total += 1
      }
      completion(total)  // ok: on both sides
    }
    lock.withLock {
      finish()
    }
  }

  func throughTwoClosuresRepaired(isUseful: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let answer = {
        if !isUseful {
          continuation.resume(returning: 0)
          return
        }
        continuation.resume(returning: 1)
      }
      let finish = { answer() }
      finish()  // ok: resumed on both sides
    }
  }

  func throughMethodRepaired(isUseful: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      func answer() {
        continuation.resume(returning: isUseful ? 1 : 0)
      }
      func finish() -> Void { answer() }
      lock.withLock { finish() }  // ok: always resumed
    }
  }

  /// The result of the closure tells the caller whether it still has to answer.
  func decideUnderLock(isUseful: Bool, completion: @escaping (Int) -> Void) {
    func finish() -> Bool {
      if !isUseful { return false }
      completion(1)
      return true
    }
    let isDone = lock.withLock { finish() }
    if !isDone {
      completion(0)  // ok: only where finish() has not called it
    }
  }
}
