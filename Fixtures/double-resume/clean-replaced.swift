/// What was read before another took its place is in no slot any more.
final class LatestCalls {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]

  func call(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let old = pending[id]
      pending[id] = continuation
      old?.resume(throwing: CancellationError())
    }
  }

  func done(_ id: Int) { pending.removeValue(forKey: id)?.resume(returning: 1) }
}
