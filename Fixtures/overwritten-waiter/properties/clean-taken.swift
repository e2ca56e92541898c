import Foundation
import Synchronization

final class AnswerRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, any Error>?

  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }

  func received(_ value: Int) {
    lock.lock()
    let taken = continuation.take()
    lock.unlock()
    taken?.resume(returning: value)
  }

  func failedRepaired(_ error: any Error) {
    lock.lock()
    if let taken = continuation.take() {
      lock.unlock()
      taken.resume(throwing: error)
    } else {
      lock.unlock()
    }
  }

  func cancelled() { continuation.take()?.resume(throwing: CancellationError()) }
}

final class LatchRepaired: Sendable {
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

  func openRepaired(_ isSilent: Bool) {
    let waiter = state.withLock { state in
      state.isOpen = true
      return state.waiter.take()
    }
    if !isSilent { print("open") }
    waiter?.resume()
  }
}

/// What is called so is no optional: it takes a place.
final class Turns {
  final class Place {
    func take() -> Int { 1 }
    func give(_ number: Int) {}
  }
  private let place = Place()
  private var waiter: CheckedContinuation<Int, Never>?

  func wait() async -> Int {
    await withCheckedContinuation { continuation in
      waiter?.resume(returning: 0)
      waiter = continuation
    }
  }

  func next() {
    let number = place.take()
    waiter?.resume(returning: number)
    waiter = nil
    place.give(number)
  }
}
