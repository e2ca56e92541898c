import Foundation

// What a closure under a lock gives says what it was read from, or what the result is declared as.

final class Ballot: @unchecked Sendable {
  typealias Voter = CheckedContinuation<Int, any Error>
  private enum State {
    case open([Voter])
    case decided(Int)
  }
  private let lock = NSLock()
  private var state = State.open([])
  private(set) var counted = 0

  func result() async throws -> Int {
    try await withCheckedThrowingContinuation { voter in
      let known: Int? = lock.withLock {
        switch state {
        case .decided(let value): return value
        case .open(var voters):
          voters.append(voter)
          state = .open(voters)
          return nil
        }
      }
      if let known { voter.resume(returning: known) }
    }
  }

  func decide(_ value: Int) {
    let voters = lock.withLock {
      switch state {
      case .decided: preconditionFailure("decided twice")
      case .open(let voters):
        state = .decided(value)
        return voters
      }
    }
    if value < 0 {
      for voter in voters { voter.resume(throwing: CancellationError()) }
      return
    }
    guard value > 0 else { return }  // want: forgotten-sender "this return leaves 'voters'"
    for voter in voters { voter.resume(returning: value) }
  }

  func decideAloud(_ value: Int) {
    let voters: [Voter] = lock.withLock {
      switch state {
      case .decided: fatalError("decided twice")
      case .open(let voters):
        print("\(voters.count) are told")
        state = .decided(value)
        return voters
      }
    }
    print("\(voters.count) wait")
    if value < 0 {
      for voter in voters { voter.resume(throwing: CancellationError()) }
      return
    }
    if value == 0 { return }  // want: forgotten-sender "this return leaves 'voters'"
    for voter in voters { voter.resume(returning: value) }
  }

  func giveUp() {
    let voters: [Voter] = lock.withLock {
      guard case .open(let voters) = state else { return [] }
      state = .decided(0)
      return voters
    }
    guard counted < 3 else { return }  // want: forgotten-sender "this return leaves 'voters'"
    for voter in voters {
      counted += 1
      voter.resume(throwing: CancellationError())
    }
  }
}
