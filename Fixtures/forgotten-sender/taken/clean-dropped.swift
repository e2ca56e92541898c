// The same, with an answer for what was taken.

actor KeptCalls {
  private var calls: [Int: CheckedContinuation<Int, any Error>] = [:]

  func call(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      calls.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  private func take(_ id: Int) -> CheckedContinuation<Int, any Error>? { calls.removeValue(forKey: id) }

  func answer(_ id: Int, _ value: Int) { take(id)?.resume(returning: value) }

  func timedOutRepaired(_ id: Int) {
    if let taken = take(id) { taken.resume(throwing: CancellationError()) }
  }

  func cancelRepaired(_ id: Int) {
    take(id)?.resume(throwing: CancellationError())
  }

  func forgetRepaired(_ id: Int) {
    _ = take(id)?.resume(throwing: CancellationError())
  }

  func expireRepaired(_ id: Int) {
    guard let taken = take(id) else { return }
    taken.resume(throwing: CancellationError())
    print("expired")
  }

  func loseRepaired(_ id: Int) {
    if let taken = take(id) {
      taken.resume(throwing: CancellationError())
      print("lost")
    }
  }

  func forget(_ id: Int) {
    take(id)?.resume(throwing: CancellationError())
  }
}

final class ToldAnswers {
  private var waiter: CheckedContinuation<Int, Never>?

  func next() async -> Int {
    await withCheckedContinuation { continuation in
      waiter?.resume(returning: 0)
      waiter = continuation
    }
  }

  func handleRepaired(_ number: Int) -> Bool {
    guard number > 0, let taken = waiter else { return false }
    waiter = nil
    taken.resume(returning: number)
    return true
  }

  /// It is put back.
  func look(_ number: Int) -> Bool {
    guard let taken = waiter else { return false }
    waiter = nil
    guard number > 0 else {
      waiter = taken
      return false
    }
    taken.resume(returning: number)
    return true
  }
}
