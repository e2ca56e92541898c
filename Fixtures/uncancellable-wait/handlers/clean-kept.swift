import Foundation

// Whoever cancels leaves a trace that is looked at before the continuation is put away, or comes only afterwards.

final class Postbox: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [Int: CheckedContinuation<Int?, Never>] = [:]
  private var cancelled: Set<Int> = []

  func byKeyRepaired(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isCancelled = lock.withLock { () -> Bool in
          if cancelled.remove(id) != nil { return true }
          waiters[id] = continuation
          return false
        }
        if isCancelled { continuation.resume(returning: nil) }
      }
    } onCancel: {
      take(id)?.resume(returning: nil)
    }
  }

  func byKeyAndMethodsRepaired(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await wait(id)
    } onCancel: {
      take(id)?.resume(returning: nil)
    }
  }

  /// Asks the task when the continuation is there.
  func byKeyAndTask(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        lock.withLock { waiters[id] = continuation }
        if Task.isCancelled { take(id)?.resume(returning: nil) }
      }
    } onCancel: {
      take(id)?.resume(returning: nil)
    }
  }

  private func wait(_ id: Int) async -> Int? {
    await withCheckedContinuation { continuation in
      let isCancelled = lock.withLock { () -> Bool in
        if cancelled.remove(id) != nil { return true }
        waiters[id] = continuation
        return false
      }
      if isCancelled { continuation.resume(returning: nil) }
    }
  }

  private func take(_ id: Int) -> CheckedContinuation<Int?, Never>? {
    lock.withLock {
      if let waiter = waiters.removeValue(forKey: id) { return waiter }
      cancelled.insert(id)
      return nil
    }
  }

  func put(_ value: Int, for id: Int) {
    lock.withLock { waiters.removeValue(forKey: id) }?.resume(returning: value)
  }
}

final class Tray: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int?, Never>?
  private var isCancelled = false

  func byMethodsRepaired() async -> Int? {
    await withTaskCancellationHandler {
      await nextRepaired()
    } onCancel: {
      cancel()
    }
  }

  private func nextRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      let isLate = lock.withLock { () -> Bool in
        precondition(waiter == nil)
        if isCancelled { return true }
        waiter = continuation
        return false
      }
      if isLate { continuation.resume(returning: nil) }
    }
  }

  private func cancel() {
    lock.withLock { isCancelled = true }
    take()?.resume(returning: nil)
  }

  private func take() -> CheckedContinuation<Int?, Never>? {
    lock.withLock {
      defer { waiter = nil }
      return waiter
    }
  }

  func put(_ value: Int) { take()?.resume(returning: value) }
}

/// The operation has put its continuation away before the task of the handler gets its turn on the actor.
actor Turns {
  private var waiters: [Int: CheckedContinuation<Int?, Never>] = [:]

  func receive(_ id: Int) async -> Int? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiters[id] = $0 }
    } onCancel: {
      Task { await self.cancel(id) }
    }
  }

  private func cancel(_ id: Int) { waiters.removeValue(forKey: id)?.resume(returning: nil) }

  func put(_ id: Int, _ value: Int) { waiters.removeValue(forKey: id)?.resume(returning: value) }
}

final class CarefulBox: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Void, Error>?
  private var isCancelled = false

  func waitRepaired() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isLate = lock.withLock { () -> Bool in
          if isCancelled { return true }
          precondition(self.continuation == nil)
          self.continuation = continuation
          return false
        }
        if isLate { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      lock.withLock { take() }?.resume(throwing: CancellationError())
    }
  }

  private func take() -> CheckedContinuation<Void, Error>? {
    defer { continuation = nil }
    isCancelled = true
    return continuation
  }

  func open() { lock.withLock { take() }?.resume() }
}
