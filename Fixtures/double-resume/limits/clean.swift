import Dispatch

// The time limit takes what is in the table, as the answer does: only one of them finds it.

final class RepliesRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "replies")
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]

  func replyRepaired(to id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        if let older = waiting.removeValue(forKey: id) { older.resume(throwing: CancellationError()) }
        waiting[id] = continuation
        queue.asyncAfter(deadline: .now() + 5) {
          self.waiting.removeValue(forKey: id)?.resume(throwing: CancellationError())
        }
      }
    }
  }

  func received(_ text: String, for id: Int) { queue.async { self.waiting.removeValue(forKey: id)?.resume(returning: text) } }
}

/// The limit asks the table, and resumes what it has captured.
final class OrdersRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "orders")
  private var open: [String: CheckedContinuation<Bool, Never>] = [:]

  func confirmedRepaired(_ order: String) async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        guard open[order] == nil else { return continuation.resume(returning: false) }
        queue.asyncAfter(deadline: .now() + 5) {
          guard self.open.removeValue(forKey: order) != nil else { return }  // ok: it was answered
          continuation.resume(returning: false)
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
final class PromptsRepaired {
  private var shown: [Int: CheckedContinuation<Int?, Never>] = [:]
  private var number = 0

  func choiceRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      number += 1
      let id = number
      shown[id] = continuation
      DispatchQueue.main.asyncAfter(deadline: .now() + 30) {
        if self.shown[id] != nil {  // ok: nobody has chosen
          self.shown[id] = nil
          continuation.resume(returning: nil)
        }
      }
    }
  }

  func chose(_ choice: Int, in number: Int) {
    shown[number]?.resume(returning: choice)
    shown[number] = nil
  }
}

actor ProbesRepaired {
  private var pending: [UInt64: UnsafeContinuation<Bool, Never>] = [:]
  private var number: UInt64 = 0

  func isAliveRepaired() async -> Bool {
    number += 1
    let id = number
    return await withUnsafeContinuation { continuation in
      pending[id] = continuation
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000_000)
        if let waiter = pending.removeValue(forKey: id) { waiter.resume(returning: false) }
      }
    }
  }

  func echoed(_ id: UInt64) {
    if let waiter = pending.removeValue(forKey: id) { waiter.resume(returning: true) }
  }
}

final class BadgeRepaired: @unchecked Sendable {
  private var waiter: CheckedContinuation<String, any Error>?

  func readRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      guard waiter == nil else {
        continuation.resume(throwing: CancellationError())
        return
      }
      waiter = continuation
      DispatchQueue.main.asyncAfter(deadline: .now() + 3) {
        self.waiter?.resume(throwing: CancellationError())
        self.waiter = nil
      }
    }
  }

  func didRead(_ text: String) {
    waiter?.resume(returning: text)
    waiter = nil
  }
}
