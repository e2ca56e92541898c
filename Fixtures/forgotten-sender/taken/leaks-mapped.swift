import Foundation

// What is made of a part of each entry, or taken out of the copy of a state, is all that is left once the state is another one.

final class MailRoom {
  struct Entry {
    var id: Int
    var waiter: CheckedContinuation<Void, any Error>
  }
  private var entries: [Entry] = []
  private var keyed: [Int: Entry] = [:]
  private var last = 0
  private(set) var closed = 0

  func wait(_ id: Int) async throws {
    try await withCheckedThrowingContinuation { entries.append(Entry(id: id, waiter: $0)) }
  }

  func waitOnce() async throws {
    try await withCheckedThrowingContinuation {
      last += 1
      keyed[last] = Entry(id: 0, waiter: $0)
    }
  }

  func cancelAll() {
    let all = entries.map(\.waiter)  // want: forgotten-sender "'all' is never resumed"
    entries = []
    for _ in all { closed += 1 }
  }

  func cancelKeyed(_ error: any Error) {
    let all = keyed.values.map { $0.waiter }
    keyed.removeAll()
    for waiter in all {
      if closed > 0 { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'waiter'"
      waiter.resume(throwing: error)
    }
  }

  deinit {
    for entry in entries { entry.waiter.resume(throwing: CancellationError()) }
    for entry in keyed.values { entry.waiter.resume(throwing: CancellationError()) }
  }
}

final class Turnstile: @unchecked Sendable {
  private enum State {
    case open
    case queue([CheckedContinuation<Void, Never>])
    case closed
  }
  private let lock = NSLock()
  private var state = State.open
  private(set) var lost = 0

  func pass() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      lock.withLock {
        switch state {
        case .open: state = .queue([continuation])
        case .queue(var others):
          others.append(continuation)
          state = .queue(others)
        case .closed: continuation.resume()
        }
      }
    }
  }

  func open() {
    lock.withLock {
      if case .queue(var others) = state {
        while let next = others.popLast() { next.resume() }
        state = .open
      }
    }
  }

  func close() {
    lock.withLock {
      if case .queue(var others) = state {
        while let next = others.popLast() {  // want: forgotten-sender "'next' is never resumed"
          lost += 1
        }
      }
      state = .closed
    }
  }
}
