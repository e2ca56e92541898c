import AsyncAlgorithms

struct Cart: Sendable {
  var items: [String]
  var isEmpty: Bool { items.isEmpty }
  var coupon: String?
  var kind = Kind.regular
  enum Kind: Sendable { case regular, gift, trial }
}

enum CartError: Error {
  case empty
  case tooMany(Int)
}

protocol Prices: Sendable {
  func price(of item: String) async -> Double
}

func totalRepaired(of cart: Cart, prices: any Prices) async -> Double {
  if cart.isEmpty {
    return 0  // ok: the sender isn't started yet
  }
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? 0
}

func totalWithCouponRepaired(of cart: Cart, prices: any Prices) async -> Double? {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  var iterator = quotes.makeAsyncIterator()
  guard let coupon = cart.coupon else {
    _ = await iterator.next()
    return nil  // ok: received on the line above
  }
  let quote = await iterator.next() ?? 0
  return coupon == "HALF" ? quote / 2 : quote
}

func checkedTotalRepaired(of cart: Cart, prices: any Prices) async throws -> Double {
  let quotes = AsyncChannel<Double>()
  let sender = Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if cart.isEmpty {
    sender.cancel()
    throw CartError.empty  // ok: the sender is cancelled
  }
  for await quote in quotes {
    return quote
  }
  return 0
}

func totalWithManyExitsRepaired(of cart: Cart, prices: any Prices) async throws -> Double {
  let quotes = AsyncChannel<Double>()
  defer { quotes.finish() }  // ok: one line for all exits
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if cart.isEmpty {
    return 0
  }
  guard cart.items.count < 100 else {
    throw CartError.tooMany(cart.items.count)
  }
  if cart.coupon == "FREE" {
    return 0
  }
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? 0
}

func totalByKindRepaired(of cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  var iterator = quotes.makeAsyncIterator()
  switch cart.kind {
  case .trial:
    _ = await iterator.next()
    return 0
  case .regular, .gift:
    return await iterator.next() ?? 0  // ok: every case receives
  }
}

func printTotalRepaired(of cart: Cart, prices: any Prices) async {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if let coupon = cart.coupon {
    var iterator = quotes.makeAsyncIterator()
    print(coupon, await iterator.next() ?? 0)
  } else {
    quotes.finish()  // ok: the other branch finishes
  }
}

struct Checkout {
  let prices: any Prices
  var isOpen: Bool

  func quoteRepaired(for item: String) async -> Double? {
    let quotes = AsyncChannel<Double>()
    let sender = Task.detached {
      await quotes.send(await prices.price(of: item))
    }
    defer { sender.cancel() }
    guard isOpen else { return nil }  // ok: cancelled by `defer`
    for await quote in quotes {
      return quote
    }
    return nil
  }
}

func isAffordableRepaired(_ item: String, budget: Double, prices: any Prices) async -> Bool {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: item))
  }
  func received() async -> Double {
    var iterator = quotes.makeAsyncIterator()
    return await iterator.next() ?? 0
  }
  let quote = await received()
  if budget > 0 {
    return quote < budget
  }
  return false  // ok: received before the test
}

/// `fatalError` and its like end the process, not the function.
func impossibleCart(_ cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: "tea"))
  }
  guard !cart.isEmpty else {
    fatalError("an empty cart can't be checked out")  // ok: nothing goes on from here
  }
  precondition(cart.items.count < 100)
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? 0
}

/// The `return` belongs to the closure that `filter` calls.
func returnsInsideAnotherClosure(_ cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  let short = cart.items.filter { item in
    guard item.count < 3 else { return false }  // ok: leaves the closure only
    return true
  }
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? Double(short.count)
}

/// Moved into an `async let`: the scope's end cancels it on every exit.
func structuredTotal(of cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  async let sent: Void = quotes.send(prices.price(of: cart.items.first ?? ""))
  if cart.isEmpty {
    return 0  // ok: the child is cancelled
  }
  var iterator = quotes.makeAsyncIterator()
  let quote = await iterator.next() ?? 0
  await sent
  return quote
}
