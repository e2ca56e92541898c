import Foundation

// Loops in tasks that nobody can cancel: they hold their object, or go on when it is gone.

final class Poller {
  private var count = 0

  func poll() {
    Task { [weak self] in  // want: endless-task "its handle is dropped, and its loop at line 10 goes on for ever when its 'Poller' is gone"
      while true {
        try? await Task.sleep(for: .seconds(1))
        self?.count += 1
      }
    }
  }
}

final class Heartbeat {
  private var beats = 0
  private var task: Task<Void, Never>?

  func start() {
    task = Task { [weak self] in  // want: endless-task "nothing cancels 'task', and its loop at line 24 goes on for ever when its 'Heartbeat' is gone"
      while !Task.isCancelled {
        self?.beat()
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  private func beat() { beats += 1 }
}

final class Clock {
  private var seconds = 0

  func tick() {
    Task {  // want: endless-task "its loop at line 39 never ends, and it holds its 'Clock'"
      while !Task.isCancelled {
        seconds += 1
        try await Task.sleep(for: .seconds(1))
      }
    }
  }
}
