struct Rejected: Error {}

actor Session {
  private enum State {
    case idle
    case connecting(CheckedContinuation<Void, Error>)
    case connected
    case closed
  }

  private var state = State.idle

  func connectRepaired() async throws {
    try await withCheckedThrowingContinuation { continuation in
      switch state {
      case .idle:
        state = .connecting(continuation)  // ok: nobody waits in this state
      case .connecting, .connected, .closed:
        continuation.resume(throwing: Rejected())
      }
    }
  }

  func connectGuarded() async throws {
    guard case .idle = state else { throw Rejected() }
    try await withCheckedThrowingContinuation { state = .connecting($0) }
  }

  func didConnect() {
    guard case .connecting(let continuation) = state else { return }
    state = .connected  // ok: the payload is resumed below
    continuation.resume()
  }

  func closeRepaired() {
    if case .connecting(let continuation) = state { continuation.resume(throwing: Rejected()) }
    state = .closed
  }

  func failRepaired(_ error: any Error) {
    switch state {
    case .connecting(let continuation):
      state = .closed
      continuation.resume(throwing: error)
    case .idle, .connected, .closed:
      break
    }
  }

  /// The old state is taken as a whole.
  func reset() -> Bool {
    let old = state
    state = .idle
    if case .connecting(let continuation) = old {
      continuation.resume(throwing: Rejected())
      return true
    }
    return false
  }
}

/// Lock, decide, act: the machine returns what is to be done.
struct Machine {
  enum State {
    case initial
    case waiting(CheckedContinuation<Int?, Never>)
    case finished
  }
  enum Action {
    case none
    case resume(CheckedContinuation<Int?, Never>)
  }

  private var state = State.initial

  mutating func suspend(_ continuation: CheckedContinuation<Int?, Never>) -> Action {
    switch state {
    case .initial:
      state = .waiting(continuation)
      return .none
    case .waiting:
      preconditionFailure("one consumer only")
    case .finished:
      return .resume(continuation)
    }
  }

  mutating func finish() -> Action {
    switch state {
    case .waiting(let continuation):
      state = .finished
      return .resume(continuation)  // ok: the caller resumes it
    case .initial, .finished:
      state = .finished
      return .none
    }
  }
}

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
        state = .refreshing(waiting)  // ok: the list was taken out of the old state
      }
    }
  }

  func refreshedRepaired(_ token: String) {
    if case .refreshing(let waiting) = state { waiting.forEach { $0.resume(returning: token) } }
    state = .valid(token)
  }
}

/// The inner half of a method that starts an object's work.
final class InnerStart {
  private enum State {
    case initialized
    case starting(CheckedContinuation<Void, any Error>)
    case running
  }
  private var state = State.initialized

  func start() async throws {
    try await withCheckedThrowingContinuation { continuation in _start0(continuation) }
  }

  private func _start0(_ continuation: CheckedContinuation<Void, any Error>) {
    state = .starting(continuation)  // ok: an object is started once
  }

  func started() {
    guard case .starting(let continuation) = state else { return }
    state = .running
    continuation.resume()
  }
}

/// A method that is only called on objects just made, by a function of the type.
final class MadeByItself {
  private enum State {
    case idle
    case opening(CheckedContinuation<Void, any Error>)
    case open
  }
  private var state = State.idle

  static func make(_ continuation: CheckedContinuation<Void, any Error>) -> MadeByItself {
    let made = MadeByItself()
    made.arm(continuation)
    return made
  }

  private func arm(_ continuation: CheckedContinuation<Void, any Error>) {
    state = .opening(continuation)  // ok: nobody else has it yet
  }

  func opened() {
    guard case .opening(let continuation) = state else { return }
    state = .open
    continuation.resume()
  }
}

actor OnceRepaired {
  private enum State {
    case idle
    case loading([CheckedContinuation<Int, any Error>])
    case loaded(Int)
  }

  private var state = State.idle

  func valueRepaired(_ load: @Sendable () async throws -> Int) async throws -> Int {
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
        tell(.success(value))
        state = .loaded(value)
        return value
      } catch {
        tell(.failure(error))
        state = .idle  // ok: they were told
        throw error
      }
    }
  }

  private func tell(_ result: Result<Int, any Error>) {
    guard case .loading(let waiters) = state else { return }
    for waiter in waiters { waiter.resume(with: result) }
  }
}
