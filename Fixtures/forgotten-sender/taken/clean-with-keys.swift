// The twins of leaks-with-keys.swift.

actor PermitsRepaired {
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(_ id: Int) async {
    await withCheckedContinuation { continuation in
      waiters[id]?.resume()
      waiters[id] = continuation
    }
  }

  func signalledRepaired() {
    if let (id, waiter) = waiters.popFirst() {
      print("\(id) may go on")
      waiter.resume()
    }
  }

  func signalledOnceRepaired(_ isSilent: Bool) {
    guard let entry = waiters.popFirst() else { return }
    if !isSilent { print("\(entry.key) may go on") }
    entry.value.resume()
  }

  func close() {
    while let (_, waiter) = waiters.popFirst() { waiter.resume() }
  }
}
