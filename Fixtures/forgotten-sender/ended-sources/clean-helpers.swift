import Foundation

final class AnnouncementsRepaired: @unchecked Sendable {
  private var observer: (any NSObjectProtocol)?

  func nextRepaired(_ name: Notification.Name) async throws -> Int {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int, any Error>) in
      observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { [weak self] note in
        let number = note.userInfo?["number"] as? Int
        self?.stop()
        guard let number else {
          continuation.resume(throwing: CancellationError())
          return
        }
        continuation.resume(returning: number)
      }
    }
  }

  private func stop() {
    if let observer { NotificationCenter.default.removeObserver(observer) }
    observer = nil
  }
}

/// What is no answer leaves the observer where it is: the next one comes.
final class Heard: @unchecked Sendable {
  private var observer: (any NSObjectProtocol)?
  private var others: [any NSObjectProtocol] = []
  private var heard = 0

  func number(_ name: Notification.Name) async -> Int {
    await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { [weak self] note in
        let number = note.userInfo?["number"] as? Int
        guard let number else {
          self?.count()
          return  // ok: that ends no more than the other observers
        }
        self?.stop()
        continuation.resume(returning: number)
      }
    }
  }

  /// Ends others.
  private func count() {
    heard += 1
    if let other = others.popLast() { NotificationCenter.default.removeObserver(other) }
  }

  private func stop() {
    if let observer { NotificationCenter.default.removeObserver(observer) }
    observer = nil
  }
}

final class PromptsRepaired: @unchecked Sendable {
  private let pipe = Pipe()

  func firstRepaired(completion: @escaping @Sendable (Data) -> Void) {
    pipe.fileHandleForReading.readabilityHandler = { [self] handle in
      let data = handle.availableData
      if data.isEmpty {
        finish()
        completion(Data())
        return
      }
      guard data.count > 3 else { return }
      finish()
      completion(data)
    }
  }

  private func finish() { pipe.fileHandleForReading.readabilityHandler = nil }
}

/// The method ends the timer only when it has been asked often enough.
final class Counted: @unchecked Sendable {
  private var timer: Timer?
  private var left = 10

  func ready(_ isReady: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { continuation in
      timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { [weak self] _ in
        guard let self else { return }
        if !isReady() {
          stop(after: 3)
          return  // ok: it is asked again
        }
        stop(after: 0)
        continuation.resume()
      }
    }
  }

  private func stop(after turns: Int) {
    left -= turns
    guard turns == 0 else { return }
    timer?.invalidate()
    timer = nil
  }
}

@MainActor
final class AttemptsRepaired {
  private nonisolated(unsafe) var timer: Timer?
  private nonisolated(unsafe) var left = 10

  func readyRepaired(_ isReady: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { continuation in
      timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { [weak self] _ in
        guard let self else { return }
        left -= 1
        if left == 0 || isReady() {
          stop()
          continuation.resume()
        }
      }
    }
  }

  private nonisolated func stop() {
    timer?.invalidate()
    timer = nil
  }
}
