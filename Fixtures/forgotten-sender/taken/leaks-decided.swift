import Foundation
import Synchronization

// Where somebody stores himself he is given back on other ways: nobody else has him.

final class Regulator: @unchecked Sendable {
  enum State {
    case idle
    case suspended(CheckedContinuation<Void, Never>)
    case active
    case finished
  }
  private let state = Mutex<State>(.idle)

  func next() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let decision = state.withLock { state -> (CheckedContinuation<Void, Never>?, Bool) in
        switch state {
        case .idle:
          state = .suspended(continuation)
          return (nil, false)
        case .suspended(let earlier):
          state = .suspended(continuation)
          return (earlier, true)
        case .active: return (continuation, false)
        case .finished: return (continuation, true)
        }
      }
      if decision.1 { print("late") }
      decision.0?.resume()
    }
  }

  func request(_ isWanted: Bool) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
      switch state {
      case .suspended(let continuation):
        state = .active
        return continuation
      case .idle:
        state = .active
        return nil
      case .active, .finished: return nil
      }
    }
    guard isWanted else { return }  // want: forgotten-sender "'continuation'"
    continuation?.resume()
  }

  func finish() {
    let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
      defer { state = .finished }
      guard case .suspended(let continuation) = state else { return nil }
      return continuation
    }
    continuation?.resume()
  }
}
