// Objects that keep a continuation and do nothing else.

actor Prices {
  final class Watch {
    let limit: Int
    let continuation: CheckedContinuation<Int, Never>

    init(limit: Int, continuation: CheckedContinuation<Int, Never>) {
      self.limit = limit
      self.continuation = continuation
    }
  }
  private var watches: [Watch] = []

  func wait(for limit: Int) async -> Int {
    await withCheckedContinuation { watches.append(Watch(limit: limit, continuation: $0)) }
  }

  func changed(to price: Int) {
    for watch in watches where watch.limit <= price {  // want: forgotten-sender "leaves 'watch.continuation' of 'watches'"
      watch.continuation.resume(returning: price)
    }
    watches.removeAll()
  }
}
