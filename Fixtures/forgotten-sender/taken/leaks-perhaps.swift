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

  func dropped(_ limit: Int) {
    let first = waiters.removeFirst()
    guard first.id < limit else { return }  // want: forgotten-sender "this return leaves 'first'"
    first.continuation?.resume(returning: first.id)
  }

  func close() {
    for waiter in waiters { waiter.continuation?.resume(returning: nil) }
    waiters = []
  }
}
