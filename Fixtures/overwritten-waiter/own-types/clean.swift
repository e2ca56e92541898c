// Whoever is replaced, or dropped, is called before that.

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

actor CounterRepaired {
  private var tickets: [String: Ticket] = [:]
  private var current: Ticket?
  private var queue: [Ticket] = []

  func askRepaired() async -> Int {
    await withTicket(0) {
      current?.call(-1)
      current = $0
    }
  }

  func answer(_ value: Int) {
    current?.call(value)
    current = nil
  }

  func takeRepaired(_ name: String) async -> Int {
    await withTicket(2) {
      tickets.removeValue(forKey: name)?.call(-1)
      tickets[name] = $0
    }
  }

  func call(_ name: String) { tickets.removeValue(forKey: name)?.call(2) }

  func turn() async -> Int { await withTicket(1) { queue.append($0) } }

  func serve(_ value: Int) {
    guard !queue.isEmpty else { return }
    queue.removeFirst().call(value)
  }

  func resetRepaired() {
    for ticket in queue { ticket.call(-1) }
    queue.removeAll()
  }
}
