import Foundation

// The continuation is put away in a dictionary, or by a method: what cancels a task that is cancelled already still runs before.

final class Mailbox: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [Int: CheckedContinuation<Int?, Never>] = [:]

  func byKey(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        lock.withLock { waiters[id] = continuation }  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 14"
      }
    } onCancel: {
      lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: nil)
    }
  }

  func byKeyAndMethods(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await wait(id)
    } onCancel: {
      cancel(id)
    }
  }

  private func wait(_ id: Int) async -> Int? {
    await withCheckedContinuation { continuation in
      lock.withLock { waiters[id] = continuation }  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 22"
    }
  }

  private func cancel(_ id: Int) {
    lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: nil)
  }

  func put(_ value: Int, for id: Int) {
    lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: value)
  }
}

final class Drawer: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int?, Never>?

  func byMethods() async -> Int? {
    await withTaskCancellationHandler {
      await next()
    } onCancel: {
      cancel()
    }
  }

  private func next() async -> Int? {
    await withCheckedContinuation { continuation in
      lock.withLock {
        precondition(waiter == nil)
        waiter = continuation  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 49"
      }
    }
  }

  private func cancel() { take()?.resume(returning: nil) }

  private func take() -> CheckedContinuation<Int?, Never>? {
    lock.withLock {
      defer { waiter = nil }
      return waiter
    }
  }

  func put(_ value: Int) { take()?.resume(returning: value) }
}

/// A helper that the lock of both surrounds.
final class NaiveBox: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Void, Error>?

  func wait() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        lock.withLock {
          precondition(self.continuation == nil)
          self.continuation = continuation  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler"
        }
      }
    } onCancel: {
      lock.withLock { take() }?.resume(throwing: CancellationError())
    }
  }

  private func take() -> CheckedContinuation<Void, Error>? {
    defer { continuation = nil }
    return continuation
  }
}
