import Foundation

// State machines that keep the continuation in a case, or hand it back in an action.

final class Protected<State>: @unchecked Sendable {
  private let lock = NSLock()
  private var state: State

  init(_ state: State) {
    self.state = state
  }

  func withLock<R>(_ body: (inout State) throws -> R) rethrows -> R {
    lock.lock()
    defer { lock.unlock() }
    return try body(&state)
  }
}

struct ConnectionClosed: Error {}

struct ConnectionState {
  typealias Waiter = CheckedContinuation<Int, Error>

  enum Phase {
    case idle
    case connecting([Waiter])
    case connected(Int)
    case closed
  }

  enum Action {
    case none
    case connect
    case succeed(Waiter, Int)
    case fail(Waiter, any Error)
  }

  var phase = Phase.idle

  mutating func wait(_ continuation: Waiter) -> Action {
    switch phase {
    case .idle:
      phase = .connecting([continuation])
      return .connect  // ok: kept in the new phase
    case .connecting(let waiters):
      phase = .connecting(waiters + [continuation])
      return .none  // ok: kept in the new phase
    case .connected(let id):
      return .succeed(continuation, id)  // ok: handed back
    case .closed:
      return .fail(continuation, ConnectionClosed())  // ok: handed back
    }
  }

  mutating func connected(_ id: Int) -> [Waiter] {
    guard case .connecting(let waiters) = phase else { return [] }
    phase = .connected(id)
    return waiters
  }

  mutating func close() -> [Waiter] {
    defer { phase = .closed }
    guard case .connecting(let waiters) = phase else { return [] }
    return waiters
  }
}

final class Connector: Sendable {
  private let state = Protected(ConnectionState())

  func connection() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let action = state.withLock { $0.wait(continuation) }
      switch action {
      case .none:
        break  // ok: the state machine keeps the continuation
      case .connect:
        startConnecting()  // ok: the state machine keeps the continuation
      case .succeed(let continuation, let id):
        continuation.resume(returning: id)
      case .fail(let continuation, let error):
        continuation.resume(throwing: error)
      }
    }
  }

  func connectionShort() async throws -> Int {
    try await withCheckedThrowingContinuation { (c: ConnectionState.Waiter) in
      self.run(state.withLock { $0.wait(c) })  // ok: handed to the state machine
    }
  }

  func connectionWithHandler() async throws -> Int {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        switch state.withLock({ state -> ConnectionState.Action in state.wait(continuation) }) {
        case .none, .connect: ()  // ok: the state machine keeps the continuation
        case .succeed(let waiter, let id): waiter.resume(returning: id)
        case .fail(let waiter, let error): waiter.resume(throwing: error)
        }
      }
    } onCancel: {
      close()
    }
  }

  func close() {
    for waiter in state.withLock({ $0.close() }) {
      waiter.resume(throwing: ConnectionClosed())
    }
  }

  private func run(_ action: ConnectionState.Action) {
    switch action {
    case .none: break
    case .connect: startConnecting()
    case .succeed(let waiter, let id): waiter.resume(returning: id)
    case .fail(let waiter, let error): waiter.resume(throwing: error)
    }
  }

  private func startConnecting() {
    let waiters = state.withLock { $0.connected(1) }
    waiters.forEach { $0.resume(returning: 1) }
  }
}
