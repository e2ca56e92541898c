// Objects that keep a continuation: all of them are told, or those that are not stay.

actor KeptPrices {
  final class Watch {
    let limit: Int
    let continuation: CheckedContinuation<Int, Never>

    init(limit: Int, continuation: CheckedContinuation<Int, Never>) {
      self.limit = limit
      self.continuation = continuation
    }

    func tell(_ price: Int) { continuation.resume(returning: price) }
  }
  private var watches: [Watch] = []
  private var named: [String: Watch] = [:]

  func wait(for limit: Int) async -> Int {
    await withCheckedContinuation { watches.append(Watch(limit: limit, continuation: $0)) }
  }

  func changedRepaired(to price: Int) {
    for watch in watches where watch.limit <= price {
      watch.continuation.resume(returning: price)
    }
    watches.removeAll { $0.limit <= price }
  }

  func wait(for name: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let other = named.removeValue(forKey: name) { other.tell(0) }
      named[name] = Watch(limit: 0, continuation: continuation)
    }
  }

  func changed(_ name: String, to price: Int) {
    named.removeValue(forKey: name)?.tell(price)
  }
}
