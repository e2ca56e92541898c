/// A state that carries a waiter is left without a look at it.
actor Session {
  private enum State {
    case idle
    case connecting(CheckedContinuation<Void, Error>)
    case connected
    case closed
  }

  private var state = State.idle

  func connect() async throws {
    try await withCheckedThrowingContinuation { continuation in
      state = .connecting(continuation)  // want: overwritten-waiter "may still hold"
    }
  }

  func didConnect() {
    guard case .connecting(let continuation) = state else { return }
    state = .connected
    continuation.resume()
  }

  func close() {
    state = .closed  // want: overwritten-waiter "drops the continuation that 'state' may still hold from line 14"
  }

  /// The case with the waiter is matched, and its waiter is not.
  func fail(_ error: any Error) {
    switch state {
    case .connecting:
      print(error)
      state = .closed  // want: overwritten-waiter "without resuming it"
    case .idle, .connected, .closed:
      break
    }
  }
}
