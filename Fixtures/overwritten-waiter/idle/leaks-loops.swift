// Loops over those that wait which do nothing with any of them.

struct Closed: Error {}

actor Numbers {
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var dropped = 0

  func next() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func send(_ value: Int) {
    if !waiters.isEmpty { waiters.removeFirst().resume(returning: value) }
  }

  func close() {
    for _ in waiters { dropped += 1 }
    waiters.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'waiters'"
  }
}
