import Foundation

// Closures and local functions without a result, called by a closure that runs now: they tell their caller nothing.

final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var total = 0

  func answerUnderLock(isUseful: Bool, completion: @escaping (Int) -> Void) {
    func finish() {
      if !isUseful {
        return  // want: forgotten-sender "this return leaves without calling 'completion'"
      }
      total += 1
      completion(total)
    }
    lock.withLock {
      finish()
    }
  }

  func throughTwoClosures(isUseful: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let answer = {
        if !isUseful {
          return  // want: forgotten-sender "this return leaves 'continuation'"
        }
        continuation.resume(returning: 1)
      }
      let finish = { answer() }
      finish()
    }
  }

  func throughMethod(isUseful: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      func answer() {
        if isUseful { continuation.resume(returning: 1) }
      }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
      func finish() { answer() }
      lock.withLock { finish() }
    }
  }
}
