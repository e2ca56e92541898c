import Synchronization

/// The value behind the lock is replaced without a look at it.
final class Signal: Sendable {
  private let waiter = Mutex<CheckedContinuation<Void, Never>?>(nil)

  func wait() async {
    await withCheckedContinuation { continuation in
      waiter.withLock { $0 = continuation }  // want: overwritten-waiter "replaces the continuation that 'waiter' may still hold"
    }
  }

  func fire() {
    let continuation = waiter.withLock { current -> CheckedContinuation<Void, Never>? in
      defer { current = nil }
      return current
    }
    continuation?.resume()
  }
}

/// The same with a struct behind the lock.
final class Depot: Sendable {
  private struct State {
    var isClosed = false
    var taker: CheckedContinuation<Int?, Never>?
    var items: [Int] = []
  }

  private let state = Mutex(State())

  func take() async -> Int? {
    await withCheckedContinuation { continuation in
      let item = state.withLock { state -> Int? in
        if let item = state.items.popLast() { return item }
        state.taker = continuation  // want: overwritten-waiter "'taker' may still hold"
        return nil
      }
      if let item { continuation.resume(returning: item) }
    }
  }

  func put(_ item: Int) {
    let taker = state.withLock { state -> CheckedContinuation<Int?, Never>? in
      guard let taker = state.taker else {
        state.items.append(item)
        return nil
      }
      state.taker = nil
      return taker
    }
    taker?.resume(returning: item)
  }

  func close() {
    state.withLock {
      $0.isClosed = true
      $0.taker = nil  // want: overwritten-waiter "drops the continuation that 'taker' may still hold"
    }
  }
}
