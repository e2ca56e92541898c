import Foundation

final class StoppingRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var stopped: CheckedContinuation<Void, Never>?
  private var isStopping = false

  func runRepaired(_ whenStopped: (@escaping @Sendable () -> Void) -> Void) async {
    whenStopped {
      self.lock.lock()
      self.isStopping = true
      let waiter = self.stopped
      self.stopped = nil
      self.lock.unlock()
      waiter?.resume()
    }
    await withCheckedContinuation { continuation in
      lock.lock()
      if isStopping {
        lock.unlock()
        continuation.resume()
        return
      }
      let before = stopped
      stopped = continuation
      lock.unlock()
      before?.resume()
    }
  }
}
