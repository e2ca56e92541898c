import Dispatch

// The answer takes the continuation out of a table, the time limit resumes what it has captured and does not ask whether it is still there.

final class Replies: @unchecked Sendable {
  private let queue = DispatchQueue(label: "replies")
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]

  func reply(to id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        if let older = waiting.removeValue(forKey: id) { older.resume(throwing: CancellationError()) }
        waiting[id] = continuation
        queue.asyncAfter(deadline: .now() + 5) {
          self.waiting[id] = nil
          continuation.resume(throwing: CancellationError())  // want: double-resume error "also when line 22 has resumed it from 'waiting' before"
        }
      }
    }
  }

  func received(_ text: String, for id: Int) { queue.async { self.waiting.removeValue(forKey: id)?.resume(returning: text) } }
}

/// The limit forgets nothing, and stands before the store.
final class Orders: @unchecked Sendable {
  private let queue = DispatchQueue(label: "orders")
  private var open: [String: CheckedContinuation<Bool, Never>] = [:]

  func confirmed(_ order: String) async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        guard open[order] == nil else { return continuation.resume(returning: false) }
        queue.asyncAfter(deadline: .now() + 5) {
          continuation.resume(returning: false)  // want: double-resume error "has resumed it from 'open' before"
        }
        open[order] = continuation
      }
    }
  }

  func confirm(_ order: String) {
    queue.async {
      guard let waiter = self.open.removeValue(forKey: order) else { return }
      waiter.resume(returning: true)
    }
  }
}

@MainActor
final class Prompts {
  private var shown: [Int: CheckedContinuation<Int?, Never>] = [:]
  private var number = 0

  func choice() async -> Int? {
    await withCheckedContinuation { continuation in
      number += 1
      let id = number
      shown[id] = continuation
      DispatchQueue.main.asyncAfter(deadline: .now() + 30) {
        continuation.resume(returning: nil)  // want: double-resume error "has resumed it from 'shown' before"
      }
    }
  }

  func chose(_ choice: Int, in number: Int) {
    shown[number]?.resume(returning: choice)
    shown[number] = nil
  }
}

/// The limit is a task, which nobody cancels.
actor Probes {
  private var pending: [UInt64: UnsafeContinuation<Bool, Never>] = [:]
  private var number: UInt64 = 0

  func isAlive() async -> Bool {
    number += 1
    let id = number
    return await withUnsafeContinuation { continuation in
      pending[id] = continuation
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000_000)
        pending.removeValue(forKey: id)
        continuation.resume(returning: false)  // want: double-resume error "has resumed it from 'pending' before: that is undefined"
      }
    }
  }

  func echoed(_ id: UInt64) {
    if let waiter = pending.removeValue(forKey: id) { waiter.resume(returning: true) }
  }
}

/// One place, which the limit empties.
final class Badge: @unchecked Sendable {
  private var waiter: CheckedContinuation<String, any Error>?

  func read() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      DispatchQueue.main.asyncAfter(deadline: .now() + 3) {
        self.waiter = nil
        continuation.resume(throwing: CancellationError())  // want: double-resume error "has resumed it from 'waiter' before"
      }
    }
  }

  func didRead(_ text: String) {
    waiter?.resume(returning: text)
    waiter = nil
  }
}
