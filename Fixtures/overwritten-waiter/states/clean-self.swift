enum Phase {
  case idle
  case waiting(CheckedContinuation<Int, Never>)
  case done(Int)

  mutating func waitRepaired(_ continuation: CheckedContinuation<Int, Never>) {
    guard case .idle = self else { return continuation.resume(returning: 0) }
    self = .waiting(continuation)
  }

  mutating func finish(_ value: Int) {
    switch self {
    case .waiting(let continuation):
      self = .done(value)  // ok: the payload is resumed below
      continuation.resume(returning: value)
    case .idle, .done: break
    }
  }

  mutating func resetRepaired() {
    if case .waiting(let continuation) = self { continuation.resume(returning: 0) }
    self = .idle
  }

  /// What was there is handed out.
  mutating func take() -> CheckedContinuation<Int, Never>? {
    guard case .waiting(let continuation) = self else { return nil }
    self = .idle
    return continuation
  }

  mutating func end() -> Phase {
    defer { self = .idle }  // ok: returned just before
    return self
  }

  mutating func clear() {
    self = .idle  // ok: its only caller looks first
  }
}

actor Owner {
  private var phase = Phase.idle

  func value() async -> Int {
    await withCheckedContinuation { phase.waitRepaired($0) }
  }

  func arrived(_ value: Int) {
    phase.finish(value)
  }

  func abandonRepaired() {
    phase.take()?.resume(returning: 0)
    phase = .done(0)
  }

  func drop() {
    if case .waiting(let continuation) = phase { continuation.resume(returning: 0) }
    phase.clear()
  }
}

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

  mutating func restartRepaired() {
    finish(0)
    self = Machine()
  }

  mutating func restartByCopy() {
    var old = self
    self = Machine()  // ok: the copy is finished
    old.finish(0)
  }
}
