import AsyncAlgorithms

/// A channel for each turn of the loop; `continue` leaves the turn before the receive.
func priceEach(_ items: [String]) async {
  for item in items {
    let quotes = AsyncChannel<Int>()
    Task { await quotes.send(item.count) }
    if item.isEmpty {
      continue  // want: receiver-skipped "quotes"
    }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}

/// The same around a `try?` that found nothing.
func priceKnown(_ items: [String], lookUp: (String) throws -> Int) async -> Int {
  var sum = 0
  for item in items {
    let taxes = AsyncChannel<Int>()
    Task { await taxes.send(item.count) }
    guard let price = try? lookUp(item) else {
      continue  // want: receiver-skipped "taxes"
    }
    for await tax in taxes {
      sum += price + tax
      break
    }
  }
  return sum
}

/// A channel for each turn of the loop; `break` leaves the turn before the receive.
func priceUntilBlank(_ items: [String]) async {
  for item in items {
    let quotes = AsyncChannel<Int>()
    Task { await quotes.send(item.count) }
    if item.isEmpty {
      break
    }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}  // want: receiver-skipped "quotes"
