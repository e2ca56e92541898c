// Two that wait for one exchange, and a way that tells one of them and sets what silences the rest.

struct GoneError: Error {}

final class Exchange {
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

  func received(_ line: String) {
    guard let code = Int(line) else {
      isDone = true  // want: undrained-waiters "'isDone = true' ends this and leaves what is still in 'status'"
      header?.resume(throwing: GoneError())
      header = nil
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

/// The same of an actor that knows its state.
actor Session {
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

  func refused() {
    state = .closed  // want: undrained-waiters "'state = .closed' ends this and leaves what is still in 'farewell'"
    greeting?.resume(throwing: GoneError())
    greeting = nil
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
