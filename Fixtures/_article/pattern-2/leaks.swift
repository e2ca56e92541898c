import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

struct Order: Sendable {
  var items: [String]
  var address: String?
}

enum OrderError: Error {
  case empty
}

protocol Shop: Sendable {
  func discount(for order: Order) async -> Discount
  func reserve(_ order: Order) async throws -> Int
}

/// The helper: it asks for the discount and sends it.
func sendDiscount(for order: Order, shop: any Shop, into discounts: AsyncChannel<Discount>) async {
  await discounts.send(await shop.discount(for: order))
}

/// Pattern 2 with an early return.
func checkout(_ order: Order, shop: any Shop) async -> Int {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  if order.items.isEmpty {
    return 0  // want: receiver-skipped "discounts"
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()?.percent ?? 0
}

/// Pattern 2 with a throw.
func checkoutOrThrow(_ order: Order, shop: any Shop) async throws -> Int {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  if order.items.isEmpty {
    throw OrderError.empty  // want: receiver-skipped "discounts"
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()?.percent ?? 0
}

/// Pattern 2 with a guard.
func checkoutWithAddress(_ order: Order, shop: any Shop) async -> String {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  guard let address = order.address else {
    return "pick up"  // want: receiver-skipped "discounts"
  }
  for await discount in discounts {
    return "\(address): \(discount.percent) %"
  }
  return address
}

/// Pattern 2 with a `try` that nobody catches.
func checkoutReserved(_ order: Order, shop: any Shop) async throws -> Int {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  let number = try await shop.reserve(order)  // want: receiver-skipped "discounts"
  var iterator = discounts.makeAsyncIterator()
  return number + (await iterator.next()?.percent ?? 0)
}

/// All of them in one function.
func checkoutWithEverything(_ order: Order, shop: any Shop) async throws -> Int {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  if order.items.count > 100 {
    return 0  // want: receiver-skipped "discounts"
  }
  if order.items.isEmpty {
    throw OrderError.empty  // via: receiver-skipped "discounts"
  }
  guard order.address != nil else {
    return -1  // via: receiver-skipped "discounts"
  }
  let number = try await shop.reserve(order)  // via: receiver-skipped "discounts"
  var iterator = discounts.makeAsyncIterator()
  return number + (await iterator.next()?.percent ?? 0)
}

/// Not a repair: in a group a normal return waits for the sender, which waits for a receive.
func checkoutInGroup(_ order: Order, shop: any Shop) async -> Int {
  let discounts = AsyncChannel<Discount>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask { await sendDiscount(for: order, shop: shop, into: discounts) }
    if order.items.isEmpty {
      return 0  // want: receiver-skipped "discounts"
    }
    var iterator = discounts.makeAsyncIterator()
    return await iterator.next()?.percent ?? 0
  }
}
