// Some of those that wait are told, and all of them are dropped.

actor Gate {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func openForOne() {
    let next = waiters.first
    waiters = []  // want: overwritten-waiter "this drops every continuation that is still in 'waiters'"
    next?.resume()
  }

  func open(for count: Int) {
    for waiter in waiters.prefix(count) { waiter.resume() }
    waiters.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'waiters'"
  }
}

struct Order {
  let number: Int
  let continuation: CheckedContinuation<String, any Error>
}

actor Counter {
  private var orders: [Order] = []
  private var asked: [Int: CheckedContinuation<Int, any Error>] = [:]

  func order(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { orders.append(Order(number: number, continuation: $0)) }
  }

  func close(_ last: Int) {
    let late = orders.filter { $0.number > last }
    orders.removeAll(keepingCapacity: true)  // want: overwritten-waiter "this drops every continuation that is still in 'orders'"
    for order in late { order.continuation.resume(throwing: CancellationError()) }
  }

  func ask(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      asked.updateValue(continuation, forKey: id)?.resume(throwing: CancellationError())
    }
  }

  func answer(_ id: Int, _ value: Int) {
    asked.removeValue(forKey: id)?.resume(returning: value)
  }

  func forgetAll() {
    for id in asked.keys { asked[id] = nil }  // want: overwritten-waiter "this removes a continuation from 'asked'"
  }
}
