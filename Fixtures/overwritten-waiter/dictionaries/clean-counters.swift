import Foundation

// Keys that are counted up are never used twice.

final class CountedRequests {
  private var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
  private var next = 0
  private let lock = NSLock()

  func request(_ data: Data) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock {
        next += 1
        waiting[next] = continuation  // ok: no two requests have the same number
      }
      write(data)
    }
  }

  func answer(_ number: Int, _ data: Data) {
    lock.withLock { waiting.removeValue(forKey: number) }?.resume(returning: data)
  }

  func close() {
    let open = lock.withLock {
      defer { waiting = [:] }
      return waiting
    }
    for continuation in open.values { continuation.resume(throwing: CancellationError()) }
  }

  private func write(_ data: Data) {}
}
