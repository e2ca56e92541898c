import Synchronization

final class Signal: Sendable {
  private let waiters = Mutex<[CheckedContinuation<Void, Never>]>([])

  func waitRepaired() async {
    await withCheckedContinuation { continuation in
      waiters.withLock { $0.append(continuation) }
    }
  }

  func fire() {
    let all = waiters.withLock { current in
      defer { current = [] }  // ok: returned just before
      return current
    }
    for waiter in all { waiter.resume() }
  }

  func fireByExchange() {
    var all: [CheckedContinuation<Void, Never>] = []
    waiters.withLock { swap(&all, &$0) }
    for waiter in all { waiter.resume() }
  }
}

final class Depot: Sendable {
  private struct State {
    var isClosed = false
    var taker: CheckedContinuation<Int?, Never>?
    var items: [Int] = []
  }

  private let state = Mutex(State())

  func takeRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      let (item, old) = state.withLock { state -> (Int?, CheckedContinuation<Int?, Never>?) in
        if let item = state.items.popLast() { return (item, nil) }
        let old = state.taker
        state.taker = continuation
        return (nil, old)
      }
      if let item { continuation.resume(returning: item) }
      old?.resume(returning: nil)
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

  func closeRepaired() {
    let taker = state.withLock { state in
      state.isClosed = true
      let taker = state.taker
      state.taker = nil
      return taker
    }
    taker?.resume(returning: nil)
  }
}
