// Waiters of functions that several may call.

/// Nobody says that one caller waits for the other.
final class Feed: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "the continuation that 'waiter' may still hold"
  }

  func send(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }
}

/// The copies of a value share what it refers to, and each function that does not change it may be called at any time.
struct Tap {
  final class Buffer: @unchecked Sendable {
    var waiter: CheckedContinuation<Int, Never>?
  }
  let buffer = Buffer()

  func read() async -> Int {
    await withCheckedContinuation { buffer.waiter = $0 }  // want: overwritten-waiter "the continuation that 'waiter' may still hold"
  }

  func send(_ value: Int) {
    buffer.waiter?.resume(returning: value)
    buffer.waiter = nil
  }
}
