// The same, with an answer for the others as well.

actor OpenGate {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func openForOneRepaired() {
    let others = waiters.dropFirst()
    let next = waiters.first
    waiters = []
    next?.resume()
    for waiter in others { waiter.resume() }
  }

  func openRepaired(for count: Int) {
    for waiter in waiters.prefix(count) { waiter.resume() }
    waiters.removeFirst(min(count, waiters.count))
  }

  /// How many there are is known.
  func openForTheOnlyOne() {
    guard waiters.count == 1 else { return }
    let only = waiters.first
    waiters = []
    only?.resume()
  }

  func openInTurn() {
    while let next = waiters.first {
      waiters.removeFirst()
      next.resume()
    }
    waiters.removeAll()
  }
}

struct KeptOrder {
  let number: Int
  let continuation: CheckedContinuation<String, any Error>
}

actor OpenCounter {
  private var orders: [KeptOrder] = []
  private var asked: [Int: CheckedContinuation<Int, any Error>] = [:]

  func order(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { orders.append(KeptOrder(number: number, continuation: $0)) }
  }

  func closeRepaired(_ last: Int) {
    let late = orders.filter { $0.number > last }
    let others = orders.filter { $0.number <= last }
    orders.removeAll(keepingCapacity: true)
    for order in late { order.continuation.resume(throwing: CancellationError()) }
    for order in others { order.continuation.resume(returning: "closed") }
  }

  func ask(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      asked.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  func answer(_ id: Int, _ value: Int) {
    asked.removeValue(forKey: id)?.resume(returning: value)
  }

  func forgetAllRepaired() {
    for id in asked.keys {
      asked[id]?.resume(throwing: CancellationError())
      asked[id] = nil
    }
  }

  func forgetOneByOne() {
    for id in asked.keys { asked.removeValue(forKey: id)?.resume(throwing: CancellationError()) }
    asked = [:]
  }
}
