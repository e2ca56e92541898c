// What is kept is a type of the sources that stands for its continuation.

struct Ticket: Sendable {
  let number: Int
  private let continuation: CheckedContinuation<Int, Never>
  init(_ number: Int, _ continuation: CheckedContinuation<Int, Never>) {
    self.number = number
    self.continuation = continuation
  }
  func call(_ value: Int) { continuation.resume(returning: value) }
}

func withTicket(_ number: Int, isolation: isolated (any Actor)? = #isolation, _ body: (Ticket) -> Void) async -> Int {
  await withCheckedContinuation { body(Ticket(number, $0)) }
}

actor Counter {
  private var tickets: [String: Ticket] = [:]
  private var current: Ticket?
  private var queue: [Ticket] = []

  func ask() async -> Int {
    await withTicket(0) { current = $0 }  // want: overwritten-waiter "replaces the continuation that 'current'"
  }

  func answer(_ value: Int) {
    current?.call(value)
    current = nil
  }

  func take(_ name: String) async -> Int {
    await withTicket(2) { tickets[name] = $0 }  // want: overwritten-waiter "under the same key"
  }

  func call(_ name: String) { tickets.removeValue(forKey: name)?.call(2) }

  func turn() async -> Int { await withTicket(1) { queue.append($0) } }

  func serve(_ value: Int) {
    guard !queue.isEmpty else { return }
    queue.removeFirst().call(value)
  }

  func reset() {
    queue.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'queue'"
  }
}
