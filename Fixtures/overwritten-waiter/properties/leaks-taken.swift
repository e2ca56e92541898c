import Foundation
import Synchronization

// `take()` gives what an optional has, and leaves nil there.

final class Answer: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, any Error>?

  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }

  func received(_ value: Int) {
    lock.lock()
    let taken = continuation.take()
    lock.unlock()
    taken?.resume(returning: value)
  }

  func failed(_ error: any Error) {
    lock.lock()
    if let _ = continuation.take() {  // want: overwritten-waiter "drops the continuation that 'continuation' may still hold"
      lock.unlock()
      print("failed with \(error)")
    } else {
      lock.unlock()
    }
  }
}

final class Latch: Sendable {
  private struct State {
    var waiter: CheckedContinuation<Void, Never>?
    var isOpen = false
  }
  private let state = Mutex(State())

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if state.isOpen { return true }
        state.waiter?.resume()
        state.waiter = continuation
        return false
      }
      if isOpen { continuation.resume() }
    }
  }

  func open(_ isSilent: Bool) {
    let waiter = state.withLock { state in
      state.isOpen = true
      return state.waiter.take()
    }
    if isSilent { return }  // want: forgotten-sender "this return leaves 'waiter'"
    waiter?.resume()
  }
}
