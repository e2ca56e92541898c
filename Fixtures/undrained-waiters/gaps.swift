// Known gaps: ends that are not told by their names.

/// A mark by which the waiting method itself answers is set, and those who wait stay.
final class Feed: @unchecked Sendable {
  private var buffer: [Int] = []
  private var waiter: CheckedContinuation<Int?, Never>?
  private var isEnded = false

  func next() async -> Int? {
    await withCheckedContinuation { continuation in
      if !buffer.isEmpty {
        continuation.resume(returning: buffer.removeFirst())
      } else if isEnded {
        continuation.resume(returning: nil)
      } else {
        precondition(waiter == nil)
        waiter = continuation
      }
    }
  }

  func push(_ value: Int) {
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: value)
    } else {
      buffer.append(value)
    }
  }

  func processExited() { isEnded = true }  // todo-want: undrained-waiters "ends this and leaves what is still in 'waiter'"
}
