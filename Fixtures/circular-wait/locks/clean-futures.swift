import Foundation
import NIOCore

/// Of a future, `map` runs its closure at some time; of a collection, at once.
final class Prices: @unchecked Sendable {
  private let lock = NSLock()
  private var prices: [Int] = []
  private var waiting: EventLoopFuture<Int>?

  func highest() -> Int { lock.withLock { prices.max() ?? 0 } }

  func compare(_ later: EventLoopFuture<Int>) -> EventLoopFuture<Bool> {
    lock.lock()
    defer { lock.unlock() }
    return later.map { $0 > self.highest() }  // ok: nobody knows when
  }

  func compareWaiting() -> EventLoopFuture<Bool>? {
    lock.withLock {
      waiting?.map { $0 > self.highest() }  // ok: the optional is not what it is called on
    }
  }
}
