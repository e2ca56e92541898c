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

/// The waiters lie in a list in the payload.
actor Tokens {
  private enum State {
    case idle
    case refreshing([CheckedContinuation<String, Never>])
    case valid(String)
  }

  private var state = State.idle

  func token() async -> String {
    switch state {
    case .valid(let token):
      return token
    case .idle:
      state = .refreshing([])
      return ""
    case .refreshing(var waiting):
      return await withCheckedContinuation { continuation in
        waiting.append(continuation)
        state = .refreshing(waiting)
      }
    }
  }

  func refreshed(_ token: String) {
    state = .valid(token)  // want: overwritten-waiter "without resuming it"
  }
}

/// Those that come while the first one works wait in the state.
actor Once {
  private enum State {
    case idle
    case loading([CheckedContinuation<Int, any Error>])
    case loaded(Int)
  }

  private var state = State.idle

  func value(_ load: @Sendable () async throws -> Int) async throws -> Int {
    switch state {
    case .loaded(let value): return value
    case .loading(var waiters):
      return try await withCheckedThrowingContinuation { continuation in
        waiters.append(continuation)
        state = .loading(waiters)
      }
    case .idle:
      state = .loading([])
      do {
        let value = try await load()
        if case .loading(let waiters) = state { waiters.forEach { $0.resume(returning: value) } }
        state = .loaded(value)
        return value
      } catch {
        state = .idle  // want: overwritten-waiter "this drops the continuation that 'state' may still hold"
        throw error
      }
    }
  }
}
