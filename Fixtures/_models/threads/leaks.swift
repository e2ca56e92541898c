import Foundation

protocol WorkerPool: Sendable {
  func perform(_ job: @escaping @Sendable () -> Void)
}

protocol Gate: Sendable {
  func exclusively(_ body: () -> Void)
}

protocol Closing {
  func windDown()
}

extension Closing {
  func windDown() {}
}

struct Backlog<Element> {
  private var items: [Element] = []
  init() {}
  mutating func append(_ item: Element) { items.append(item) }
  mutating func popFirst() -> Element? { items.isEmpty ? nil : items.removeFirst() }
  var count: Int { items.count }
}

/// A job of the pool needs one of the threads that this wait takes.
func load(_ pool: any WorkerPool, _ fetch: @escaping @Sendable () -> Void) async {
  let loaded = DispatchSemaphore(value: 0)
  pool.perform {
    fetch()
    loaded.signal()
  }
  loaded.wait()  // want: blocking-wait "the task started at line 30"
}

/// The block of the queue needs the gate, too.
final class Ledger: @unchecked Sendable {
  private let gate: any Gate
  private let queue = DispatchQueue(label: "ledger")
  private var total = 0

  init(_ gate: any Gate) { self.gate = gate }

  func add(_ value: Int) {
    queue.async { self.gate.exclusively { self.total += value } }
  }

  func sum() -> Int {
    var result = 0
    gate.exclusively {
      queue.sync { result = total }  // want: wait-under-lock "holds 'gate'"
    }
    return result
  }
}

/// What is in a list goes when the list is replaced.
final class Arrivals {
  private var waiting = Backlog<CheckedContinuation<Void, Never>>()

  func arrival() async {
    await withCheckedContinuation { waiting.append($0) }
  }

  func arrived() {
    waiting.popFirst()?.resume()
  }

  func forget() {
    waiting = Backlog()  // want: overwritten-waiter "'waiting'"
  }

}

/// It is told of the end, and does not listen.
final class Harbour: Closing {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func arrival(shipID: Int) async {
    await withCheckedContinuation { waiting[shipID] = $0 }  // want: undrained-waiters "windDown"
  }

  func arrived(shipID: Int) {
    waiting.removeValue(forKey: shipID)?.resume()
  }
}
