import Foundation

// Closures that are called again and again, until a method of their object ends that: and then they leave the one who waits.

final class Announcements: @unchecked Sendable {
  private var observer: (any NSObjectProtocol)?

  func next(_ name: Notification.Name) async throws -> Int {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int, any Error>) in
      observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { [weak self] note in
        let number = note.userInfo?["number"] as? Int
        guard let number else {
          self?.stop()
          return  // want: forgotten-sender "this return leaves 'continuation'"
        }
        self?.stop()
        continuation.resume(returning: number)
      }
    }
  }

  private func stop() {
    if let observer { NotificationCenter.default.removeObserver(observer) }
    observer = nil
  }
}

final class Prompts: @unchecked Sendable {
  private let pipe = Pipe()

  func first(completion: @escaping @Sendable (Data) -> Void) {
    pipe.fileHandleForReading.readabilityHandler = { [self] handle in
      let data = handle.availableData
      if data.isEmpty {
        finish()
        return  // want: forgotten-sender "without calling 'completion'"
      }
      guard data.count > 3 else { return }
      finish()
      completion(data)
    }
  }

  private func finish() { pipe.fileHandleForReading.readabilityHandler = nil }
}

@MainActor
final class Attempts {
  private nonisolated(unsafe) var timer: Timer?
  private nonisolated(unsafe) var left = 10

  func ready(_ isReady: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { continuation in
      timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { [weak self] _ in
        guard let self else { return }
        left -= 1
        if left == 0 {
          stop()
          return  // want: forgotten-sender "this return leaves 'continuation'"
        }
        if isReady() {
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
