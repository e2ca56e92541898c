import Dispatch
import Foundation

// Time limits beside a table that cannot follow an answer.

/// The answer cancels the work.
final class Cancelling: @unchecked Sendable {
  private let queue = DispatchQueue(label: "cancelling")
  private var waiting: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var limits: [Int: DispatchWorkItem] = [:]

  func value(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        if let older = waiting.removeValue(forKey: id) { older.resume(throwing: CancellationError()) }
        waiting[id] = continuation
        let limit = DispatchWorkItem {
          self.waiting[id] = nil
          continuation.resume(throwing: CancellationError())  // ok: the answer cancels it
        }
        limits[id] = limit
        queue.asyncAfter(deadline: .now() + 5, execute: limit)
      }
    }
  }

  func received(_ value: Int, for id: Int) {
    queue.async { [self] in
      limits.removeValue(forKey: id)?.cancel()
      waiting.removeValue(forKey: id)?.resume(returning: value)
    }
  }
}

/// The answer invalidates a timer.
@MainActor
final class Timing {
  private var waiting: [UUID: CheckedContinuation<Int, Never>] = [:]
  private var timers: [UUID: Timer] = [:]

  func value() async -> Int {
    let id = UUID()
    return await withCheckedContinuation { continuation in
      waiting[id] = continuation
      timers[id] = Timer.scheduledTimer(withTimeInterval: 5, repeats: false) { _ in
        continuation.resume(returning: 0)  // ok: an answer stops it
      }
    }
  }

  func received(_ value: Int, for id: UUID) {
    timers.removeValue(forKey: id)?.invalidate()
    waiting.removeValue(forKey: id)?.resume(returning: value)
  }
}

/// Whoever resumes goes by way of a box that lets the first one through.
final class Once: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, Never>?

  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }

  func resume(returning value: Int) {
    let waiter = lock.withLock {
      let waiter = continuation
      continuation = nil
      return waiter
    }
    waiter?.resume(returning: value)
  }
}

@MainActor
final class Boxed {
  private var waiting: [UUID: Once] = [:]

  func value() async -> Int {
    let id = UUID()
    return await withCheckedContinuation { continuation in
      let once = Once(continuation)
      waiting[id] = once
      DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
        self.waiting[id] = nil
        once.resume(returning: 0)  // ok: the box has nothing more
      }
    }
  }

  func received(_ value: Int, for id: UUID) { waiting.removeValue(forKey: id)?.resume(returning: value) }
}

/// Who waits in the table has no limit, and who has one is not in the table.
@MainActor
final class Either {
  private var waiting: [UUID: CheckedContinuation<Int, Never>] = [:]

  func value(soon: Bool) async -> Int {
    let id = UUID()
    return await withCheckedContinuation { continuation in
      if soon {
        DispatchQueue.main.asyncAfter(deadline: .now() + 5) { continuation.resume(returning: 0) }  // ok: nobody else has it
      } else {
        waiting[id] = continuation
      }
    }
  }

  func received(_ value: Int, for id: UUID) { waiting.removeValue(forKey: id)?.resume(returning: value) }
}

/// An answer remembers that it has come.
actor Remembering {
  private var waiting: [Int: CheckedContinuation<Int, Never>] = [:]
  private var answered: Set<Int> = []
  private var last = 0

  func value() async -> Int {
    last += 1
    let id = last
    return await withCheckedContinuation { continuation in
      waiting[id] = continuation
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000)
        guard !answered.contains(id) else { return }
        waiting[id] = nil
        continuation.resume(returning: 0)
      }
    }
  }

  func received(_ value: Int, for id: Int) {
    answered.insert(id)
    waiting.removeValue(forKey: id)?.resume(returning: value)
  }
}

/// The answer cancels the task of the limit.
actor Stopping {
  private var waiting: [Int: CheckedContinuation<Int, Never>] = [:]
  private var limits: [Int: Task<Void, any Error>] = [:]
  private var last = 0

  func value() async -> Int {
    last += 1
    let id = last
    return await withCheckedContinuation { continuation in
      waiting[id] = continuation
      limits[id] = Task {
        try await Task.sleep(nanoseconds: 1_000_000)
        waiting[id] = nil
        continuation.resume(returning: 0)  // ok: an answer cancels the pause
      }
    }
  }

  func received(_ value: Int, for id: Int) {
    limits.removeValue(forKey: id)?.cancel()
    waiting.removeValue(forKey: id)?.resume(returning: value)
  }
}
