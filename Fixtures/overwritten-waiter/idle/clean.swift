import Foundation

final class ChooserRepaired {
  private var pending: CheckedContinuation<String, any Error>?

  func pick() async throws -> String {
    pending?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { pending = $0 }
  }

  func choose(_ text: String) {
    pending?.resume(returning: text)
    pending = nil
  }

  func giveUpRepaired() {
    guard let waiting = pending else { return }
    self.pending = nil
    waiting.resume(throwing: CancellationError())
  }

  /// Of the name nobody asks for anything: it says that somebody waits.
  var isPending: Bool {
    guard let waiting = pending else { return false }
    return true
  }
}

final class AskingRepaired {
  private var continuation: CheckedContinuation<Bool, Never>?

  func askRepaired() async -> Bool {
    if let old = continuation {
      old.resume(returning: false)
    }
    return await withCheckedContinuation { continuation = $0 }
  }

  /// Whoever is there already, stays.
  func askOnce() async -> Bool {
    if let current = continuation { return false }
    return await withCheckedContinuation { continuation = $0 }
  }

  func answer(_ isYes: Bool) {
    continuation?.resume(returning: isYes)
    continuation = nil
  }
}

final class QueueRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters.append(continuation) }
    }
  }

  func dropRepaired() {
    let all = lock.withLock { () -> [CheckedContinuation<Void, Never>] in
      defer { waiters = [] }
      return waiters
    }
    print(all.count, "dropped")
    for waiter in all { waiter.resume() }
  }
}

final class DoorRepaired {
  private enum State {
    case closed
    case waiting(CheckedContinuation<Int, Never>)
  }
  private var state = State.closed

  func enterRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      switch state {
      case .closed: state = .waiting(continuation)
      case .waiting(let old):
        state = .waiting(continuation)
        old.resume(returning: 0)
      }
    }
  }

  func open(_ number: Int) {
    guard case .waiting(let continuation) = state else { return }
    state = .closed
    continuation.resume(returning: number)
  }
}

final class ReplacingRepaired {
  private var current: CheckedContinuation<Int, Never>?

  func replaceRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      let old = current
      current = continuation
      guard let old else { return }
      old.resume(returning: 0)
    }
  }

  func answer(_ number: Int) {
    current?.resume(returning: number)
    current = nil
  }
}

/// What was there goes on in what takes its place.
final class Chaining {
  private var handler: ((Int) -> Void)?

  func install(completion: @escaping (Int) -> Void) {
    let old = handler
    handler = { number in
      old?(number)
      completion(number)
    }
  }

  func finish(_ number: Int) {
    handler?(number)
    handler = nil
  }
}

final class TicketsRepaired {
  private var holders: [String: CheckedContinuation<Int, Never>] = [:]

  func holdRepaired(_ seat: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let old = holders.updateValue(continuation, forKey: seat) {
        old.resume(returning: 0)
      }
    }
  }

  func give(_ seat: String, _ number: Int) {
    holders.removeValue(forKey: seat)?.resume(returning: number)
  }
}

final class Queued: @unchecked Sendable {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var named: [String: CheckedContinuation<Void, Never>] = [:]

  func wait() async { await withCheckedContinuation { waiting.append($0) } }

  func wait(_ name: String) async {
    await withCheckedContinuation { continuation in
      named[name]?.resume()
      named[name] = continuation
    }
  }

  func wake() {
    for waiter in waiting { waiter.resume() }
    waiting = []
  }

  func dropRepaired() {
    while let waiter = waiting.popLast() { waiter.resume() }
  }

  func forget(_ name: String) -> Bool {
    guard let waiter = named.removeValue(forKey: name) else { return false }
    waiter.resume()
    return true
  }

  func isKnown(_ name: String) -> Bool { named[name] != nil }
}
