import Foundation

extension NotificationCenter {
  /// A stand-in for what Foundation declares elsewhere.
  func notifications(named name: Notification.Name) -> AsyncStream<Notification> { AsyncStream { _ in } }
}

final class Screen {
  private var count = 0

  func observe(_ name: Notification.Name) {
    Task {  // want: endless-task "its handle is dropped, its loop at line 13 never ends, and it holds its 'Screen'"
      for await _ in NotificationCenter.default.notifications(named: name) {
        self.count += 1
      }
    }
  }

  func observeWeakly(_ name: Notification.Name) {
    Task { [weak self] in  // want: endless-task "its loop at line 22 never ends, and it holds its 'Screen'"
      guard let self else { return }
      for await _ in NotificationCenter.default.notifications(named: name) {
        self.count += 1
      }
    }
  }
}

final class Ticker {
  private var ticks = 0
  private var task: Task<Void, Never>?

  func start() {
    task = Task {  // want: endless-task "nothing cancels 'task'"
      while true {
        self.ticks += 1
        await Task.yield()
      }
    }
  }
}
