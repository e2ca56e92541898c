// What a method has taken out for its caller, and the caller drops.

actor DroppedCalls {
  private var calls: [Int: CheckedContinuation<Int, any Error>] = [:]

  func call(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      calls.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  @discardableResult
  private func take(_ id: Int) -> CheckedContinuation<Int, any Error>? { calls.removeValue(forKey: id) }

  func answer(_ id: Int, _ value: Int) { take(id)?.resume(returning: value) }

  func timedOut(_ id: Int) {
    if take(id) != nil { print("timeout") }  // want: forgotten-sender "what 'take(…)' gives is never resumed"
  }

  func cancel(_ id: Int) {
    take(id)  // want: forgotten-sender "what 'take(…)' gives is never resumed"
  }

  func forget(_ id: Int) {
    _ = take(id)  // want: forgotten-sender "what 'take(…)' gives is never resumed"
  }

  func expire(_ id: Int) {
    guard take(id) != nil else { return }  // want: forgotten-sender "what 'take(…)' gives is never resumed"
    print("expired")
  }

  func lose(_ id: Int) {
    if let _ = take(id) {  // want: forgotten-sender "what 'take(…)' gives is never resumed"
      print("lost")
    }
  }
}

/// It tells its caller that it has not answered, and the caller has nothing to answer with.
final class RefusedAnswers {
  private var waiter: CheckedContinuation<Int, Never>?

  func next() async -> Int {
    await withCheckedContinuation { continuation in
      waiter?.resume(returning: 0)
      waiter = continuation
    }
  }

  func handle(_ number: Int) -> Bool {
    guard let taken = waiter else { return false }
    waiter = nil
    guard number > 0 else { return false }  // want: forgotten-sender "this return leaves 'taken'"
    taken.resume(returning: number)
    return true
  }
}
