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

/// The early return stands between the start of the sender and the receive.
func total(of cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if cart.isEmpty {
    return 0  // want: receiver-skipped "quotes"
  }
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? 0
}

/// A `guard` leaves.
func totalWithCoupon(of cart: Cart, prices: any Prices) async -> Double? {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  guard let coupon = cart.coupon else {
    return nil  // want: receiver-skipped "quotes"
  }
  var iterator = quotes.makeAsyncIterator()
  let quote = await iterator.next() ?? 0
  return coupon == "HALF" ? quote / 2 : quote
}

/// A `throw` leaves.
func checkedTotal(of cart: Cart, prices: any Prices) async throws -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if cart.isEmpty {
    throw CartError.empty  // want: receiver-skipped "quotes"
  }
  for await quote in quotes {
    return quote
  }
  return 0
}

/// One finding for three exits: the first is its place, the others are named.
func totalWithManyExits(of cart: Cart, prices: any Prices) async throws -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if cart.isEmpty {
    return 0  // want: receiver-skipped "quotes"
  }
  guard cart.items.count < 100 else {
    throw CartError.tooMany(cart.items.count)  // via: receiver-skipped "quotes"
  }
  if cart.coupon == "FREE" {
    return 0  // via: receiver-skipped "quotes"
  }
  var iterator = quotes.makeAsyncIterator()
  return await iterator.next() ?? 0
}

/// One case of a switch leaves.
func totalByKind(of cart: Cart, prices: any Prices) async -> Double {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  switch cart.kind {
  case .trial:
    return 0  // want: receiver-skipped "quotes"
  case .regular, .gift:
    var iterator = quotes.makeAsyncIterator()
    return await iterator.next() ?? 0
  }
}

/// The receive stands in one branch only, and the function just ends on the other.
func printTotal(of cart: Cart, prices: any Prices) async {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: cart.items.first ?? ""))
  }
  if let coupon = cart.coupon {
    var iterator = quotes.makeAsyncIterator()
    print(coupon, await iterator.next() ?? 0)
  }
}  // want: receiver-skipped "quotes"

/// The function is a method, and the sender an unstructured task held in a variable.
struct Checkout {
  let prices: any Prices
  var isOpen: Bool

  func quote(for item: String) async -> Double? {
    let quotes = AsyncChannel<Double>()
    let sender = Task.detached {
      await quotes.send(await prices.price(of: item))
    }
    guard isOpen else { return nil }  // want: receiver-skipped "quotes"
    for await quote in quotes {
      _ = await sender.value
      return quote
    }
    return nil
  }
}

/// The receive stands in a local function, which one path does not call.
func isAffordable(_ item: String, budget: Double, prices: any Prices) async -> Bool {
  let quotes = AsyncChannel<Double>()
  Task {
    await quotes.send(await prices.price(of: item))
  }
  func received() async -> Double {
    var iterator = quotes.makeAsyncIterator()
    return await iterator.next() ?? 0
  }
  if budget > 0 {
    return await received() < budget
  }
  return false  // want: receiver-skipped "quotes"
}
