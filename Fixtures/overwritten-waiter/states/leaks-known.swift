// A state in which somebody waits is found, and another one takes its place.

enum HandshakeError: Error {
  case failed
}

struct Handshake {
  enum State {
    case idle
    case waiting([CheckedContinuation<Void, any Error>])
    case ready
    case failed
  }

  private var state = State.idle

  /// Whoever comes when all is ready is not kept, but given back.
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

  mutating func fail() -> [CheckedContinuation<Void, any Error>] {
    switch state {
    case .idle, .waiting:
      state = .failed  // want: overwritten-waiter "this drops the continuation that 'state' may still hold"
      return []
    case .ready, .failed: return []
    }
  }
}

/// Whoever keeps the struct does what its methods say, and cannot know of those that are dropped there.
actor Greeting {
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

  func failed() {
    let all = handshake.fail()
    for waiter in all { waiter.resume(throwing: HandshakeError.failed) }
  }
}
