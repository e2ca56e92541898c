import Foundation

// A constant that branches give a value: the branch that says "parked" has parked nobody.

final class Slot: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int?
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    await withCheckedContinuation { continuation in
      lock.lock()
      let isParked: Bool
      let current = value
      if current == nil {
        isParked = true
      } else {
        isParked = false
      }
      lock.unlock()
      guard !isParked else { return }  // want: forgotten-sender "without a resume (when 'current' is nil)"
      continuation.resume(returning: current ?? 0)
    }
  }

  func set(_ new: Int) {
    lock.lock()
    value = new
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter.resume(returning: new) }
  }
}
