import Foundation

// In an extension of a type of others, its methods are called without a receiver.

extension NotificationCenter {
  func next(_ name: Notification.Name) async -> Int {
    await withCheckedContinuation { continuation in
      nonisolated(unsafe) var token: (any NSObjectProtocol)?
      token = addObserver(forName: name, object: nil, queue: nil) { notification in
        guard let value = notification.object as? Int else { return }  // ok: it is called for each notification
        guard let observer = token else { return }
        token = nil
        self.removeObserver(observer)
        continuation.resume(returning: value)
      }
    }
  }
}
