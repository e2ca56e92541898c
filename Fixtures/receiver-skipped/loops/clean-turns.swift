import AsyncAlgorithms

func priceEachRepaired(_ items: [String]) async {
  for item in items {
    if item.isEmpty {
      continue  // ok: nothing is started in this turn
    }
    let quotes = AsyncChannel<Int>()
    Task { await quotes.send(item.count) }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}

func priceUntilBlankRepaired(_ items: [String]) async {
  for item in items {
    let quotes = AsyncChannel<Int>()
    let sender = Task { await quotes.send(item.count) }
    if item.isEmpty {
      sender.cancel()
      break  // ok: cancelled on the line above
    }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}

func priceKnownRepaired(_ items: [String], lookUp: (String) throws -> Int) async -> Int {
  var sum = 0
  for item in items {
    let taxes = AsyncChannel<Int>()
    defer { taxes.finish() }
    Task { await taxes.send(item.count) }
    guard let price = try? lookUp(item) else {
      continue  // ok: `defer` runs at the end of each turn
    }
    for await tax in taxes {
      sum += price + tax
      break
    }
  }
  return sum
}

/// One channel for all turns, read behind the loop until it is finished.
func priceAll(_ items: [String]) async -> Int {
  let quotes = AsyncChannel<Int>()
  Task {
    for item in items {
      if item.isEmpty { continue }  // ok: nothing is sent in this turn
      await quotes.send(item.count)
    }
    quotes.finish()
  }
  var sum = 0
  for await quote in quotes {
    sum += quote
  }
  return sum
}
