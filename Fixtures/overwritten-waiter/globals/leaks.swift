// Variables of a file and of a type keep waiters as properties do.

private nonisolated(unsafe) var parked: [CheckedContinuation<Void, Never>] = []
private nonisolated(unsafe) var current: CheckedContinuation<Int, Never>?

func park() async {
  await withCheckedContinuation { parked.append($0) }
}

func wakeAll() {
  for continuation in parked { continuation.resume() }
  parked = []
}

func forgetAll() {
  parked.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'parked'"
}

func value() async -> Int {
  await withCheckedContinuation { continuation in
    current = continuation  // want: overwritten-waiter "replaces the continuation that 'current' may still hold"
  }
}

func arrived(_ value: Int) {
  current?.resume(returning: value)
  current = nil
}

func cancelCurrent() {
  current = nil  // want: overwritten-waiter "drops the continuation that 'current' may still hold"
}

enum Turnstile {
  private nonisolated(unsafe) static var waiting: CheckedContinuation<Void, Never>?

  static func pass() async {
    await withCheckedContinuation { continuation in
      waiting = continuation  // want: overwritten-waiter "replaces the continuation that 'waiting' may still hold"
    }
  }

  static func open() {
    waiting?.resume()
    waiting = nil
  }

  static func lock() {
    Self.waiting = nil  // want: overwritten-waiter "drops the continuation that 'waiting' may still hold"
  }
}
