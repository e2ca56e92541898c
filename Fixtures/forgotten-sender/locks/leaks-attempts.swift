import Foundation

/// Who does not get the lock comes at the wrong time, and still wants an answer.
final class Syncer: @unchecked Sendable {
  private let lock = NSLock()

  func sync(completion: @escaping @Sendable (Bool) -> Void) {
    guard lock.try() else {
      return  // want: forgotten-sender "this return leaves without calling 'completion' (when 'lock.try()' is false)"
    }
    DispatchQueue.global().async {
      self.lock.unlock()
      completion(true)
    }
  }
}
