import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

struct Order: Sendable {
  var customer: String
  var items: [String]
}

struct Receipt: Sendable {
  var number: Int
  var discount: Discount?
  static let rejected = Receipt(number: -1)
}

protocol Shop: Sendable {
  func discount(for customer: String) async -> Discount
  func isValid(_ order: Order) -> Bool
  func validate(_ order: Order) throws
  func nextNumber() -> Int
}

func sendDiscount(for customer: String, shop: any Shop, into discounts: AsyncChannel<Discount>) async {
  await discounts.send(await shop.discount(for: customer))
}

/// The first repair: a receive before every return.
func placeOrderRepaired(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  var iterator = discounts.makeAsyncIterator()
  guard shop.isValid(order) else {
    if isDiscountEnabled {
      _ = await iterator.next()
    }
    return .rejected  // ok: received before the return
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    receipt.discount = await iterator.next()
  }
  return receipt
}

/// The first repair with a validation that throws.
func placeValidatedOrderRepaired(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async throws -> Receipt {
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  var iterator = discounts.makeAsyncIterator()
  do {
    try shop.validate(order)
  } catch {
    if isDiscountEnabled {
      _ = await iterator.next()
    }
    throw error  // ok: received before the throw
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    receipt.discount = await iterator.next()
  }
  return receipt
}

/// What the deferred task should have been: it finishes instead of receiving.
func placeOrderAndDrainRepaired(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  defer { discounts.finish() }
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  guard shop.isValid(order) else {
    return .rejected  // ok: finished
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    var iterator = discounts.makeAsyncIterator()
    receipt.discount = await iterator.next()
  }
  return receipt
}

/// The deferred task receives only where the function has not.
func placeDiscountedOrderRepaired(_ order: Order, shop: any Shop) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  var isReceived = false
  Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  defer {
    if !isReceived {
      Task {
        for await _ in discounts { break }  // ok: only on the path that hasn't received
      }
    }
  }
  guard shop.isValid(order) else {
    return .rejected
  }
  var iterator = discounts.makeAsyncIterator()
  let discount = await iterator.next()
  isReceived = true
  return Receipt(number: shop.nextNumber(), discount: discount)
}

/// The third repair: a buffer of one.
func placeBufferedOrder(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  let (discounts, continuation) = AsyncStream<Discount>.makeStream(bufferingPolicy: .bufferingNewest(1))
  if isDiscountEnabled {
    Task {
      continuation.yield(await shop.discount(for: order.customer))
      continuation.finish()
    }
  }
  guard shop.isValid(order) else {
    return .rejected  // ok: `yield` doesn't wait
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    for await discount in discounts {
      receipt.discount = discount
    }
  }
  return receipt
}

/// Or validate first.
func placeOrderInOrder(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  guard shop.isValid(order) else {
    return .rejected  // ok: nothing is started yet
  }
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    var iterator = discounts.makeAsyncIterator()
    receipt.discount = await iterator.next()
  }
  return receipt
}
