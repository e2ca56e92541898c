import Foundation

// The same, and whoever was taken hears of the failure.

struct Lease: Sendable {
  let id: Int
  let deliver: CheckedContinuation<Int, any Error>
}

final class Leases: @unchecked Sendable {
  private let lock = NSLock()
  private var queue: [Lease] = []

  func acquire(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { queue.append(Lease(id: id, deliver: continuation)) }
    }
  }

  func serveNextRepaired(_ prepare: (Int) throws -> Void) throws {
    guard let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) else { return }
    do {
      try prepare(lease.id)
    } catch {
      lease.deliver.resume(throwing: error)
      throw error
    }
    lease.deliver.resume(returning: lease.id)
  }

  private func next() -> Lease? {
    lock.withLock {
      if queue.isEmpty { nil } else { queue.removeFirst() }
    }
  }

  func serveRepaired(if isOpen: Bool) {
    guard let lease = next() else { return }
    guard isOpen else { return lease.deliver.resume(throwing: CancellationError()) }
    lease.deliver.resume(returning: lease.id)
  }

  // What is looked at and stays may be met by the next one.
  func peek(if isOpen: Bool) {
    guard let lease = lock.withLock({ queue.isEmpty ? nil : queue.first }) else { return }
    guard isOpen else { return }
    print(lease.id)
  }

  func failAll() {
    let all = lock.withLock {
      defer { queue.removeAll() }
      return queue
    }
    for lease in all { lease.deliver.resume(throwing: CancellationError()) }
  }

  func serveFirstRepaired(_ value: Int?) {
    guard let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) else { return }
    guard let value else { return lease.deliver.resume(throwing: CancellationError()) }
    lease.deliver.resume(returning: value)
  }

  func serveAllRepaired(upTo last: Int) {
    while let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) {
      if lease.id > last {
        lease.deliver.resume(throwing: CancellationError())
        continue
      }
      lease.deliver.resume(returning: lease.id)
    }
  }

  private func last(of kind: Int) -> Lease? {
    lock.withLock {
      switch kind {
      case 0: nil
      case 1: queue.isEmpty ? nil : queue.removeLast()
      default: queue.popLast()
      }
    }
  }

  func serveLastRepaired(_ kind: Int, _ value: Int?) {
    guard let lease = last(of: kind) else { return }
    guard let value else { return lease.deliver.resume(throwing: CancellationError()) }
    lease.deliver.resume(returning: value)
  }
}
