import Foundation

// What a conditional expression under a lock takes out of a list, or gives nothing.

enum LeaseError: Error {
  case gone
}

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

  func serveNext(_ prepare: (Int) throws -> Void) throws {
    guard let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) else { return }
    try prepare(lease.id)  // want: forgotten-sender "this 'try', when it throws, leaves 'lease'"
    lease.deliver.resume(returning: lease.id)
  }

  private func next() -> Lease? {
    lock.withLock {
      if queue.isEmpty { nil } else { queue.removeFirst() }
    }
  }

  func serve(if isOpen: Bool) {
    guard let lease = next() else { return }
    guard isOpen else { return }  // want: forgotten-sender "this return leaves 'lease'"
    lease.deliver.resume(returning: lease.id)
  }

  func serveFirst(_ value: Int?) {
    guard let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) else { return }
    guard let value else { return }  // want: forgotten-sender "this return leaves 'lease'"
    lease.deliver.resume(returning: value)
  }

  func serveAll(upTo last: Int) {
    while let lease = lock.withLock({ queue.isEmpty ? nil : queue.removeFirst() }) {
      if lease.id > last { continue }  // want: forgotten-sender "leaves 'lease'"
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

  func serveLast(_ kind: Int, _ value: Int?) {
    guard let lease = last(of: kind) else { return }
    guard let value else { return }  // want: forgotten-sender "this return leaves 'lease'"
    lease.deliver.resume(returning: value)
  }
}
