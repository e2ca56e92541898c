import Foundation

// What was in a property or collection gets a name of its own, by which nobody does anything with it.

final class Chooser {
  private var pending: CheckedContinuation<String, any Error>?

  func pick() async throws -> String {
    pending?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { pending = $0 }
  }

  func choose(_ text: String) {
    pending?.resume(returning: text)
    pending = nil
  }

  func giveUp() {
    guard let waiting = pending else { return }
    self.pending = nil  // want: overwritten-waiter "this drops the continuation that 'pending' may still hold"
    print("gave up")
  }
}

final class Asking {
  private var continuation: CheckedContinuation<Bool, Never>?

  func ask() async -> Bool {
    if let old = continuation {
      print("asked again")
    }
    return await withCheckedContinuation { continuation = $0 }  // want: overwritten-waiter "this store replaces the continuation"
  }

  func answer(_ isYes: Bool) {
    continuation?.resume(returning: isYes)
    continuation = nil
  }
}

final class Queue: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  func wakeAll() {
    let all = lock.withLock { () -> [CheckedContinuation<Void, Never>] in
      defer { waiters = [] }
      return waiters
    }
    for waiter in all { waiter.resume() }
  }

  func drop() {
    let all = lock.withLock { () -> [CheckedContinuation<Void, Never>] in  // want: forgotten-sender "'all' is never resumed"
      defer { waiters = [] }
      return waiters
    }
    print(all.count, "dropped")
  }
}

final class Door {
  private enum State {
    case closed
    case waiting(CheckedContinuation<Int, Never>)
  }
  private var state = State.closed

  func enter() async -> Int {
    await withCheckedContinuation { continuation in
      switch state {
      case .closed: state = .waiting(continuation)
      case .waiting(let old):
        state = .waiting(continuation)  // want: overwritten-waiter "this store replaces the continuation that 'state' may still hold"
      }
    }
  }

  func open(_ number: Int) {
    guard case .waiting(let continuation) = state else { return }
    state = .closed
    continuation.resume(returning: number)
  }
}

final class Replacing {
  private var current: CheckedContinuation<Int, Never>?
  var isQuiet = false

  /// The old one was taken over, and is left where nobody is to hear of it.
  func replace() async -> Int {
    await withCheckedContinuation { continuation in
      let old = current
      current = continuation
      if isQuiet { return }  // want: forgotten-sender "this return leaves 'old'"
      old?.resume(returning: 0)
    }
  }

  func answer(_ number: Int) {
    current?.resume(returning: number)
    current = nil
  }
}

final class Tickets {
  private var holders: [String: CheckedContinuation<Int, Never>] = [:]

  func hold(_ seat: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let old = holders.updateValue(continuation, forKey: seat) {  // want: overwritten-waiter "under the same key"
        print("taken over")
      }
    }
  }

  func give(_ seat: String, _ number: Int) {
    holders.removeValue(forKey: seat)?.resume(returning: number)
  }
}
