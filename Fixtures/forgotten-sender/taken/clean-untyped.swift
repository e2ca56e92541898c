import Foundation

// The same, where each of them is told.

final class Election: @unchecked Sendable {
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

  func decideRepaired(_ value: Int) {
    let voters = lock.withLock {
      switch state {
      case .decided: preconditionFailure("decided twice")
      case .open(let voters):
        state = .decided(value)
        return voters
      }
    }
    guard value > 0 else {
      voters.forEach { $0.resume(throwing: CancellationError()) }
      return
    }
    for voter in voters { voter.resume(returning: value) }
  }

  func decideAloudRepaired(_ value: Int) {
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
    if value == 0 { print("nobody") }
    for voter in voters { voter.resume(returning: value) }
  }

  func giveUpRepaired() {
    let voters: [Voter] = lock.withLock {
      guard case .open(let voters) = state else { return [] }
      state = .decided(0)
      return voters
    }
    for voter in voters {
      counted += 1
      voter.resume(throwing: CancellationError())
    }
  }

  /// Who only looks takes nobody out.
  func waiting() -> Int {
    let voters: [Voter] = lock.withLock {
      guard case .open(let voters) = state else { return [] }
      return voters
    }
    return voters.count
  }
}
