import Foundation

/// The flag that the handler sets tells of another waiter, or of none.
final class Stopping: @unchecked Sendable {
  private let lock = NSLock()
  private var stopped: CheckedContinuation<Void, Never>?
  private var isStopping = false

  func run(_ whenStopped: (@escaping @Sendable () -> Void) -> Void) async {
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
        return  // want: forgotten-sender "this return leaves 'continuation' from line 18 without a resume (when 'isStopping' is true)"
      }
      let before = stopped
      stopped = continuation
      lock.unlock()
      before?.resume()
    }
  }
}
