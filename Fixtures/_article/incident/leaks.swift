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

/// The helper that sends.
func sendDiscount(for customer: String, shop: any Shop, into discounts: AsyncChannel<Discount>) async {
  await discounts.send(await shop.discount(for: customer))
}

/// The incident. The look-up starts under a condition, the order is validated, the answer is received under the same
/// condition. Only the exit of the validation leaks.
func placeOrder(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  guard shop.isValid(order) else {
    return .rejected  // want: receiver-skipped "discounts"
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    var iterator = discounts.makeAsyncIterator()
    receipt.discount = await iterator.next()
  }
  return receipt  // ok: where the look-up was started, it was received
}

/// The same with a validation that throws.
func placeValidatedOrder(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async throws -> Receipt {
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  try shop.validate(order)  // want: receiver-skipped "discounts"
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    for await discount in discounts {
      receipt.discount = discount
      break
    }
  }
  return receipt  // ok: where the look-up was started, it was received
}

/// The second repair doesn't hold. A task in a `defer` receives on every exit, but on the good path the one value has
/// been received already, and nobody sends a second.
func placeOrderAndDrain(_ order: Order, shop: any Shop, isDiscountEnabled: Bool) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  if isDiscountEnabled {
    Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  }
  defer {
    if isDiscountEnabled {
      Task {
        var iterator = discounts.makeAsyncIterator()
        _ = await iterator.next()
      }
    }
  }
  guard shop.isValid(order) else {
    return .rejected  // ok: the deferred task receives the value
  }
  var receipt = Receipt(number: shop.nextNumber())
  if isDiscountEnabled {
    var iterator = discounts.makeAsyncIterator()
    receipt.discount = await iterator.next()
  }
  return receipt  // want: forgotten-sender "discounts"
}

/// The same without the condition.
func placeDiscountedOrder(_ order: Order, shop: any Shop) async -> Receipt {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: order.customer, shop: shop, into: discounts) }
  defer {
    Task {
      for await _ in discounts { break }
    }
  }
  guard shop.isValid(order) else {
    return .rejected  // ok: the deferred task receives the value
  }
  var iterator = discounts.makeAsyncIterator()
  return Receipt(number: shop.nextNumber(), discount: await iterator.next())  // want: forgotten-sender "discounts"
}
