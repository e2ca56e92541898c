// What is told of, and has no repair.

/// What is taken out is only compared with nil.
final class Queued: @unchecked Sendable {
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func wait() async { await withCheckedContinuation { waiting.append($0) } }

  func wake() {
    for waiter in waiting { waiter.resume() }
    waiting = []
  }

  func drop() {
    while waiting.popLast() != nil {}  // want: overwritten-waiter "this removes a continuation from 'waiting'"
  }
}
