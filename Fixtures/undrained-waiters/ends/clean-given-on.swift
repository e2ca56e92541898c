// An end that only calls another one, which tells all who wait.

actor FerryRepaired {
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

  func close() { dockRepaired(nil) }

  private func dockRepaired(_ error: Error?) {
    isDocked = true
    for passenger in passengers { passenger.resume(throwing: error ?? CancellationError()) }
    passengers = []
  }
}
