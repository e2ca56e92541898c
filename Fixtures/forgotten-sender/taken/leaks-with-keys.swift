// What is taken out of a dictionary with its key.

actor Permits {
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(_ id: Int) async {
    await withCheckedContinuation { continuation in
      waiters[id]?.resume()
      waiters[id] = continuation
    }
  }

  func signalled() {
    if let (id, waiter) = waiters.popFirst() {  // want: forgotten-sender "'waiter' is never resumed"
      print("\(id) may go on")
    }
  }

  func signalledOnce(_ isSilent: Bool) {
    guard let entry = waiters.popFirst() else { return }
    if isSilent { return }  // want: forgotten-sender "this return leaves 'entry'"
    print("\(entry.key) may go on")
    entry.value.resume()
  }

  func close() {
    for waiter in waiters.values { waiter.resume() }
    waiters = [:]
  }
}
