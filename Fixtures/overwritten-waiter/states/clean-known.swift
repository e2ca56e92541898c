// The twin of leaks-known.swift.

private enum HandshakeError: Error {
  case failed
}

private struct Handshake {
  enum State {
    case idle
    case waiting([CheckedContinuation<Void, any Error>])
    case ready
    case failed
  }

  private var state = State.idle

  mutating func wait(_ continuation: CheckedContinuation<Void, any Error>) -> [CheckedContinuation<Void, any Error>] {
    switch state {
    case .idle:
      state = .waiting([continuation])
      return []
    case .waiting(var list):
      list.append(continuation)
      state = .waiting(list)
      return []
    case .ready, .failed: return [continuation]
    }
  }

  mutating func complete() -> [CheckedContinuation<Void, any Error>] {
    guard case .waiting(let list) = state else { return [] }
    state = .ready
    return list
  }

  mutating func failRepaired() -> [CheckedContinuation<Void, any Error>] {
    switch state {
    case .idle:
      state = .failed
      return []
    case .waiting(let list):
      state = .failed
      return list
    case .ready, .failed: return []
    }
  }
}

private actor Greeting {
  private var handshake = Handshake()

  func wait() async throws {
    try await withCheckedThrowingContinuation { continuation in
      for waiter in handshake.wait(continuation) { waiter.resume() }
    }
  }

  func completed() {
    let all = handshake.complete()
    for waiter in all { waiter.resume() }
  }

  func failedRepaired() {
    let all = handshake.failRepaired()
    for waiter in all { waiter.resume(throwing: HandshakeError.failed) }
  }
}
