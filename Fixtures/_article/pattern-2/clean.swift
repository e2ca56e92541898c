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

func sendDiscount(for order: Order, shop: any Shop, into discounts: AsyncChannel<Discount>) async {
  await discounts.send(await shop.discount(for: order))
}

func checkoutRepaired(_ order: Order, shop: any Shop) async -> Int {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  var iterator = discounts.makeAsyncIterator()
  if order.items.isEmpty {
    _ = await iterator.next()
    return 0  // ok: received before the return
  }
  return await iterator.next()?.percent ?? 0
}

func checkoutOrThrowRepaired(_ order: Order, shop: any Shop) async throws -> Int {
  let discounts = AsyncChannel<Discount>()
  defer { discounts.finish() }
  Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  if order.items.isEmpty {
    throw OrderError.empty  // ok: `defer` finishes the channel
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()?.percent ?? 0
}

func checkoutWithAddressRepaired(_ order: Order, shop: any Shop) async -> String {
  let discounts = AsyncChannel<Discount>()
  let sender = Task { await sendDiscount(for: order, shop: shop, into: discounts) }
  defer { sender.cancel() }
  guard let address = order.address else {
    return "pick up"  // ok: `defer` cancels, and `send` of a cancelled task returns
  }
  for await discount in discounts {
    return "\(address): \(discount.percent) %"
  }
  return address
}

func checkoutReservedRepaired(_ order: Order, shop: any Shop) async throws -> Int {
  async let discount = shop.discount(for: order)
  let number = try await shop.reserve(order)  // ok: the end of the scope cancels the child
  return number + (await discount.percent)
}

func checkoutWithEverythingRepaired(_ order: Order, shop: any Shop) async throws -> Int {
  let (discounts, continuation) = AsyncStream.makeStream(of: Discount.self, bufferingPolicy: .bufferingNewest(1))
  Task {
    continuation.yield(await shop.discount(for: order))
    continuation.finish()
  }
  if order.items.count > 100 {
    return 0  // ok: the value stays in the buffer of one
  }
  if order.items.isEmpty {
    throw OrderError.empty
  }
  guard order.address != nil else {
    return -1
  }
  let number = try await shop.reserve(order)
  var iterator = discounts.makeAsyncIterator()
  return number + (await iterator.next()?.percent ?? 0)
}

func checkoutInGroupRepaired(_ order: Order, shop: any Shop) async -> Int {
  let discounts = AsyncChannel<Discount>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask { await sendDiscount(for: order, shop: shop, into: discounts) }
    if order.items.isEmpty {
      group.cancelAll()
      return 0  // ok: the child is cancelled
    }
    var iterator = discounts.makeAsyncIterator()
    return await iterator.next()?.percent ?? 0
  }
}

/// A group that is left by a throw cancels its children.
func checkoutInThrowingGroup(_ order: Order, shop: any Shop) async throws -> Int {
  let discounts = AsyncChannel<Discount>()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { await sendDiscount(for: order, shop: shop, into: discounts) }
    let number = try await shop.reserve(order)  // ok: the throw cancels the child
    var iterator = discounts.makeAsyncIterator()
    return number + (await iterator.next()?.percent ?? 0)
  }
}
