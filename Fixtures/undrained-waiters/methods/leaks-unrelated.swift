import Foundation

// What ends is what answers those who wait, though they do not name it.

@MainActor
final class Polling {
  private var timer: Timer?
  private var requests: [Int: CheckedContinuation<String?, Never>] = [:]

  func start(_ next: @escaping @Sendable () -> (Int, String)?) {
    timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in
      guard let (id, text) = next() else { return }
      Task { @MainActor in self.received(id, text) }
    }
    timer?.tolerance = 0.1
  }

  func stop() {  // want: undrained-waiters "leaves what is still in 'requests'"
    timer?.invalidate()
    timer = nil
  }

  func request(_ id: Int) async -> String? {
    await withCheckedContinuation { continuation in
      requests[id]?.resume(returning: nil)
      requests[id] = continuation
    }
  }

  func received(_ id: Int, _ text: String) {
    requests.removeValue(forKey: id)?.resume(returning: text)
  }
}
