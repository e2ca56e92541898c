import Foundation

/// All that wait are resumed, and stay: whoever waits later is resumed by the next call, and they once more.
final class Bell: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  func ring() {
    lock.withLock {
      for waiter in waiters { waiter.resume() }  // want: double-resume "'waiters' is resumed here and stays set"
    }
  }
}
