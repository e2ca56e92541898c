import Foundation

final class SyncerRepaired: @unchecked Sendable {
  private let lock = NSLock()

  func syncRepaired(completion: @escaping @Sendable (Bool) -> Void) {
    guard lock.try() else {
      completion(false)
      return
    }
    DispatchQueue.global().async {
      self.lock.unlock()
      completion(true)
    }
  }
}

/// A lock that nobody gives back is taken once: who does not get it comes second.
final class Once: @unchecked Sendable {
  func first(_ one: @escaping (@escaping @Sendable () -> Void) -> Void, completion: @escaping @Sendable () -> Void) {
    let turn = NSLock()
    one {
      guard turn.try() else { return }  // ok: the first has called it
      completion()
    }
  }
}
