import Foundation

/// Of two closures that come together, for success and for failure, one is called.
final class TwoWayPromise<Value> {
  private enum State { case pending, fulfilled(Value), rejected(any Error) }
  private let lock = NSLock()
  private var state = State.pending
  private var successHandlers: [(Value) -> Void] = []
  private var failureHandlers: [(any Error) -> Void] = []

  func fulfill(_ value: Value) {
    lock.lock()
    guard case .pending = state else {
      lock.unlock()
      return
    }
    state = .fulfilled(value)
    let handlers = successHandlers
    successHandlers = []
    failureHandlers = []
    lock.unlock()
    handlers.forEach { $0(value) }
  }

  func reject(_ error: any Error) {
    lock.lock()
    guard case .pending = state else {
      lock.unlock()
      return
    }
    state = .rejected(error)
    let handlers = failureHandlers
    successHandlers = []
    failureHandlers = []
    lock.unlock()
    handlers.forEach { $0(error) }
  }

  func observe(success: @escaping (Value) -> Void, failure: @escaping (any Error) -> Void) {
    lock.lock()
    switch state {
    case .pending:
      successHandlers.append(success)
      failureHandlers.append(failure)
      lock.unlock()
    case .fulfilled(let value):
      lock.unlock()
      success(value)
    case .rejected(let error):
      lock.unlock()
      failure(error)
    }
  }
}
