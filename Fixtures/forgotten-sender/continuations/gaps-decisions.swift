import Foundation

final class Desk: @unchecked Sendable {
  private let lock = NSLock()
  private var isClosed = false
  private var buffer: [Int] = []
  private var waiters: [CheckedContinuation<Int?, Never>] = []

  /// `nil` means both "kept" and "closed": a result that stands for something settled is taken to stand for nothing else.
  func immediateOrParked() async -> Int? {
    await withCheckedContinuation { cont in
      let value = lock.withLock { () -> Int? in
        if isClosed { return nil }
        if !buffer.isEmpty { return buffer.removeFirst() }
        waiters.append(cont)
        return nil
      }
      if let value {
        cont.resume(returning: value)
      }
    }  // todo-want: forgotten-sender "cont"
  }

  func close() {
    for waiter in waiters { waiter.resume(returning: nil) }
  }
}
