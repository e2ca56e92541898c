import Foundation

// The mark of the end and those who wait lie in one struct, which the object keeps.

final class Turnstile {
  private struct State {
    var isClosed = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }
  private var state = State()

  func pass() async {
    await withCheckedContinuation { state.waiters.append($0) }  // want: undrained-waiters "stored in 'waiters' here whether or not 'isClosed' is set: behind 'close()'"
  }

  func close() {
    state.isClosed = true
    let waiting = state.waiters
    state.waiters = []
    for waiter in waiting { waiter.resume() }
  }
}

actor Mailbox {
  private var waiters: [CheckedContinuation<Int?, Never>] = []
  private var isFinished = false

  func push(_ number: Int) {
    if isFinished { return }
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: number) }
  }

  func next() async -> Int? {
    await withCheckedContinuation { waiters.append($0) }  // want: undrained-waiters "stored in 'waiters' here whether or not 'isFinished' is set: behind 'finish()'"
  }

  func finish() {
    isFinished = true
    for waiter in waiters { waiter.resume(returning: nil) }
    waiters = []
  }
}
