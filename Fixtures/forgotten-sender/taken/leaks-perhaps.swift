// Entries with an optional continuation: one that is there is waited for.

actor Mailbox {
  private struct Waiter {
    let id: Int
    let continuation: CheckedContinuation<Int?, Never>?
  }
  private var waiters: [Waiter] = []

  func receive(_ id: Int) async -> Int? {
    await withCheckedContinuation { waiters.append(Waiter(id: id, continuation: $0)) }
  }

  func cancelled(_ isSilent: Bool) {
    let last = waiters.popLast()
    if isSilent { return }  // want: forgotten-sender "this return leaves 'last'"
    last?.continuation?.resume(returning: nil)
  }

  func dropped() {
    let first = waiters.removeFirst()  // want: forgotten-sender "'first' is never resumed"
    print("\(first.id) goes")
  }

  func close() {
    for waiter in waiters { waiter.continuation?.resume(returning: nil) }
    waiters = []
  }
}
