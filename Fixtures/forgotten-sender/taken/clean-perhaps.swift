// The twins of leaks-perhaps.swift, and values that only look like one who waits.

actor MailboxRepaired {
  private struct Waiter: Hashable {
    let id: Int
    let continuation: CheckedContinuation<Int?, Never>?

    static func placeHolder(_ id: Int) -> Waiter { Waiter(id: id, continuation: nil) }
    static func == (one: Waiter, other: Waiter) -> Bool { one.id == other.id }
    func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }
  private var waiters: [Waiter] = []
  private var known: Set<Waiter> = []

  func receive(_ id: Int) async -> Int? {
    await withCheckedContinuation { waiters.append(Waiter(id: id, continuation: $0)) }
  }

  func receiveKnown(_ id: Int) async -> Int? {
    await withCheckedContinuation { continuation in
      known.remove(.placeHolder(id))?.continuation?.resume(returning: nil)
      known.insert(Waiter(id: id, continuation: continuation))
    }
  }

  func cancelledRepaired(_ isSilent: Bool) {
    let last = waiters.popLast()
    if !isSilent { print("cancelled") }
    last?.continuation?.resume(returning: nil)
  }

  func droppedRepaired(_ limit: Int) {
    let first = waiters.removeFirst()
    first.continuation?.resume(returning: first.id < limit ? first.id : nil)
  }

  /// Nobody waits where there is none.
  func askedFirst() {
    let last = waiters.popLast()
    guard let continuation = last?.continuation else { return }  // ok: there is none
    continuation.resume(returning: nil)
  }

  func cancelKnown(_ id: Int) {
    let placeHolder = Waiter.placeHolder(id)
    if let removed = known.remove(placeHolder) {
      removed.continuation?.resume(returning: nil)
      return  // ok: the place holder holds no place for anybody
    }
    print("\(placeHolder.id) is not here")
  }

  func close() {
    for waiter in waiters { waiter.continuation?.resume(returning: nil) }
    waiters = []
    for waiter in known { waiter.continuation?.resume(returning: nil) }
    known = []
  }
}
