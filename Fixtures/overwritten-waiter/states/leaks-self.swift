/// A state that replaces itself.
enum Phase {
  case idle
  case waiting(CheckedContinuation<Int, Never>)
  case done(Int)

  mutating func wait(_ continuation: CheckedContinuation<Int, Never>) {
    self = .waiting(continuation)  // want: overwritten-waiter "replaces the continuation that 'self' may still hold"
  }

  mutating func finish(_ value: Int) {
    switch self {
    case .waiting(let continuation):
      self = .done(value)
      continuation.resume(returning: value)
    case .idle, .done: break
    }
  }

  mutating func reset() {
    self = .idle  // want: overwritten-waiter "drops the continuation that 'self' may still hold from line 8"
  }
}

/// Its owner leaves the state behind its back.
actor Owner {
  private var phase = Phase.idle

  func value() async -> Int {
    await withCheckedContinuation { phase.wait($0) }
  }

  func arrived(_ value: Int) {
    phase.finish(value)
  }

  func abandon() {
    phase = .done(0)  // want: overwritten-waiter "drops the continuation that 'phase' may still hold"
  }
}

/// A machine that is made anew.
struct Machine {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Int, Never>)
  }

  private var state = State.idle

  mutating func wait(_ continuation: CheckedContinuation<Int, Never>) {
    switch state {
    case .idle: state = .waiting(continuation)
    case .waiting: preconditionFailure("one at a time")
    }
  }

  mutating func finish(_ value: Int) {
    guard case .waiting(let continuation) = state else { return }
    state = .idle
    continuation.resume(returning: value)
  }

  mutating func restart() {
    self = Machine()  // want: overwritten-waiter "drops the continuation that 'state' may still hold"
  }
}
