import Foundation

// The same, where all of them are told.

final class PostRoom {
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

  func cancelAllRepaired() {
    let all = entries.map(\.waiter)
    entries = []
    for waiter in all {
      closed += 1
      waiter.resume(throwing: CancellationError())
    }
  }

  func cancelKeyedRepaired(_ error: any Error) {
    let all = keyed.values.map { $0.waiter }
    keyed.removeAll()
    for waiter in all { waiter.resume(throwing: error) }
  }

  /// Which of them wait, and not who they are.
  func cancelNumbers() -> [Int] {
    let numbers = entries.map(\.id)
    for entry in entries { entry.waiter.resume(throwing: CancellationError()) }
    entries = []
    return numbers
  }

  deinit {
    for entry in entries { entry.waiter.resume(throwing: CancellationError()) }
    for entry in keyed.values { entry.waiter.resume(throwing: CancellationError()) }
  }
}

final class Barrier: @unchecked Sendable {
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

  func closeRepaired() {
    lock.withLock {
      if case .queue(var others) = state {
        while let next = others.popLast() {
          lost += 1
          next.resume()
        }
      }
      state = .closed
    }
  }
}
