// An end that only calls another one, which marks the object and forgets those who wait.

actor Ferry {
  private var passengers: [CheckedContinuation<Int, Error>] = []
  private var isDocked = false

  func board() async throws -> Int {
    if isDocked { throw CancellationError() }
    return try await withCheckedThrowingContinuation { passengers.append($0) }
  }

  func arrive(_ port: Int) {
    guard !isDocked else { return }
    for passenger in passengers { passenger.resume(returning: port) }
    passengers = []
  }

  func close() { dock(nil) }

  private func dock(_ error: Error?) {
    isDocked = true
    if let error {
      for passenger in passengers { passenger.resume(throwing: error) }
      passengers = []
    }
  }  // want: undrained-waiters "'dock()' ends this and leaves what is still in 'passengers'"
}
