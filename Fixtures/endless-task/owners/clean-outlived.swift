import Foundation

// The same, and the task ends with its object, or with its handle.

final class PatientPoller {
  private var count = 0

  func pollRepaired() {
    Task { [weak self] in
      while true {
        try? await Task.sleep(for: .seconds(1))
        guard let self else { return }
        self.count += 1
      }
    }
  }

  func pollWhileItIsThere() {
    Task { [weak self] in
      while self != nil {
        try? await Task.sleep(for: .seconds(1))
        self?.count += 1  // ok: the loop asks
      }
    }
  }

  func pollUntilItIsGone() {
    Task { [weak self] in
      while !Task.isCancelled {
        if self == nil { break }
        self?.count += 1  // ok: the loop asks
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}

final class PatientHeartbeat {
  private var beats = 0
  private var task: Task<Void, Never>?

  func startRepaired() {
    task = Task { [weak self] in
      while !Task.isCancelled {
        self?.beat()  // ok: 'deinit' cancels it
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  private func beat() { beats += 1 }

  deinit { task?.cancel() }
}

final class PatientClock {
  private var seconds = 0
  private var task: Task<Void, any Error>?

  func tickRepaired() {
    task = Task {
      while !Task.isCancelled {
        seconds += 1
        try await Task.sleep(for: .seconds(1))
      }
    }
  }

  func stop() { task?.cancel() }
}

/// There is one for the whole program.
final class Monitor {
  static let shared = Monitor()
  private var count = 0

  func watch() {
    Task { [weak self] in
      while true {
        try? await Task.sleep(for: .seconds(1))
        self?.count += 1  // ok: it is never gone
      }
    }
  }
}
