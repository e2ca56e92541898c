import Foundation

// Whoever comes late asks for the mark, wherever that lies.

final class TurnstileRepaired {
  private struct State {
    var isClosed = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }
  private var state = State()

  func passRepaired() async {
    await withCheckedContinuation { waiter in
      if state.isClosed { waiter.resume() } else { state.waiters.append(waiter) }
    }
  }

  func close() {
    state.isClosed = true
    let waiting = state.waiters
    state.waiters = []
    for waiter in waiting { waiter.resume() }
  }
}

actor MailboxRepaired {
  private var waiters: [CheckedContinuation<Int?, Never>] = []
  private var isFinished = false

  func push(_ number: Int) {
    if isFinished { return }
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: number) }
  }

  func nextRepaired() async -> Int? {
    if isFinished { return nil }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func finish() {
    isFinished = true
    for waiter in waiters { waiter.resume(returning: nil) }
    waiters = []
  }
}

/// The end of one turn, of which there are many: whoever comes next waits for the next one.
final class Rounds {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isFirstDone = false

  func wait() async { await withCheckedContinuation { waiters.append($0) } }  // ok: the next round wakes it

  func roundDone() {
    isFirstDone = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}
