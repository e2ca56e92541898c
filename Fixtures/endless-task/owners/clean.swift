import Foundation

extension NotificationCenter {
  /// A stand-in for what Foundation declares elsewhere.
  func notifications(named name: Notification.Name) -> AsyncStream<Notification> { AsyncStream { _ in } }
}

final class PatientScreen {
  private var count = 0
  private var task: Task<Void, Never>?

  func observeRepaired(_ name: Notification.Name) {
    task = Task { [weak self] in
      for await _ in NotificationCenter.default.notifications(named: name) {
        guard let self else { return }
        self.count += 1  // ok: held for one turn
      }
    }
  }

  func observeWeaklyRepaired(_ name: Notification.Name) {
    Task { [weak self] in
      for await _ in NotificationCenter.default.notifications(named: name) {
        self?.count += 1  // ok: holds nothing
      }
    }
  }

  deinit { task?.cancel() }
}

final class PatientTicker {
  private var ticks = 0
  private var task: Task<Void, Never>?

  func startRepaired() {
    task = Task {
      while true {
        self.ticks += 1  // ok: 'stop' cancels it
        do { try await Task.sleep(for: .seconds(1)) } catch { return }
      }
    }
  }

  func stop() { task?.cancel() }
}

final class Center {
  static let shared = Center()
  private var count = 0

  func observe(_ name: Notification.Name) {
    Task {
      for await _ in NotificationCenter.default.notifications(named: name) {
        self.count += 1  // ok: lives as long as the program
      }
    }
  }
}

struct Summary {
  var lines: [String] = []

  func show(_ name: Notification.Name) {
    Task {
      for await _ in NotificationCenter.default.notifications(named: name) {
        print(self.lines.count)  // ok: a value, no object
      }
    }
  }
}

final class Loader {
  private var items: [Int] = []

  func load(_ numbers: AsyncStream<Int>) {
    Task {
      for await number in numbers {
        self.items.append(number)  // ok: the stream may finish
      }
    }
  }

  func given(_ keep: (Task<Void, Never>) -> Void, _ name: Notification.Name) {
    let task = Task {
      for await _ in NotificationCenter.default.notifications(named: name) {
        self.items.removeAll()  // ok: somebody has the handle
      }
    }
    keep(task)
  }
}
