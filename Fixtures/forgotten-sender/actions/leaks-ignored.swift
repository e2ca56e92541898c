import Foundation

// What has been decided has the waiter in it, and whoever asked asks for the case only.

final class Gate: @unchecked Sendable {
  enum Action {
    case none
    case wake(CheckedContinuation<Void, Never>)
    case fail(CheckedContinuation<Void, Never>, String)
  }
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Void, Never>?
  private var isBroken = false

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if waiter == nil { waiter = continuation } else { continuation.resume() }
    }
  }

  private func next() -> Action {
    lock.lock()
    defer { lock.unlock() }
    guard let current = waiter else { return .none }
    waiter = nil
    return isBroken ? .fail(current, "broken") : .wake(current)
  }

  func open() {
    switch next() {  // want: forgotten-sender "is never resumed"
    case .fail(_, let reason): print(reason)
    case .wake: print("open")
    default: break
    }
  }
}
