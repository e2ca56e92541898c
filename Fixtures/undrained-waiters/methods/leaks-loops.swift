// An end with a loop over those that wait that does nothing with any of them.

struct Closed: Error {}

actor Letters {
  private var waiters: [CheckedContinuation<String, Error>] = []
  private var dropped = 0

  func next() async throws -> String {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func send(_ value: String) {
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: value) }
  }

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'waiters'"
    for _ in waiters { dropped += 1 }
  }
}
