// Both that wait for one exchange are told, here or where the other one is.

struct GoneError: Error {}

final class ExchangeRepaired {
  private var header: CheckedContinuation<String, any Error>?
  private var status: CheckedContinuation<Int, any Error>?
  private var isDone = false

  func readHeader() async throws -> String {
    guard !isDone, header == nil else { throw GoneError() }
    return try await withCheckedThrowingContinuation { header = $0 }
  }

  func readStatus() async throws -> Int {
    guard !isDone, status == nil else { throw GoneError() }
    return try await withCheckedThrowingContinuation { status = $0 }
  }

  func receivedRepaired(_ line: String) {
    guard let code = Int(line) else {
      isDone = true
      header?.resume(throwing: GoneError())
      header = nil
      status?.resume(throwing: GoneError())
      status = nil
      return
    }
    finish(code)
  }

  func close() { finish(14) }

  private func finish(_ code: Int) {
    guard !isDone else { return }
    isDone = true
    header?.resume(throwing: GoneError())
    header = nil
    status?.resume(returning: code)
    status = nil
  }
}

actor SessionRepaired {
  private enum State { case open, closed }
  private var state = State.open
  private var greeting: CheckedContinuation<Int, any Error>?
  private var farewell: CheckedContinuation<Void, any Error>?

  func greeted() async throws -> Int {
    guard case .open = state, greeting == nil else { throw GoneError() }
    return try await withCheckedThrowingContinuation { greeting = $0 }
  }

  func ended() async throws {
    guard case .open = state, farewell == nil else { throw GoneError() }
    try await withCheckedThrowingContinuation { farewell = $0 }
  }

  func refusedRepaired() {
    state = .closed
    greeting?.resume(throwing: GoneError())
    greeting = nil
    farewell?.resume(throwing: GoneError())
    farewell = nil
  }

  func close() {
    guard case .open = state else { return }
    state = .closed
    greeting?.resume(throwing: GoneError())
    greeting = nil
    farewell?.resume()
    farewell = nil
  }
}

/// What ends the one leaves the other to its own end, which does not ask for the mark.
actor Halves {
  private var isRefused = false
  private var greeting: CheckedContinuation<Int, any Error>?
  private var farewell: CheckedContinuation<Void, any Error>?

  func greeted() async throws -> Int {
    guard !isRefused, greeting == nil else { throw GoneError() }
    return try await withCheckedThrowingContinuation { greeting = $0 }
  }

  func ended() async throws {
    guard !isRefused, farewell == nil else { throw GoneError() }
    try await withCheckedThrowingContinuation { farewell = $0 }
  }

  func refused() {
    isRefused = true  // ok: the end comes, and tells the other one
    greeting?.resume(throwing: GoneError())
    greeting = nil
  }

  func connectionEnded() {
    greeting?.resume(throwing: GoneError())
    greeting = nil
    farewell?.resume()
    farewell = nil
  }
}
