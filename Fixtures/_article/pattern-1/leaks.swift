import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

protocol DiscountService: Sendable {
  func discount(for customer: String) async -> Discount
}

/// The helper: it looks the discount up and sends it.
func lookUpDiscount(
  for customer: String, service: any DiscountService, into discounts: AsyncChannel<Discount>
) async {
  let discount = await service.discount(for: customer)
  await discounts.send(discount)
}

/// Pattern 1: the helper sends, and nobody receives.
func warmUp(_ customer: String, service: any DiscountService) {
  let discounts = AsyncChannel<Discount>()
  Task {  // want: no-receiver "discounts"
    await lookUpDiscount(for: customer, service: service, into: discounts)
  }
}

/// Pattern 1 with several senders: the first answer is taken, the others wait.
func anyDiscount(_ service: any DiscountService) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  for customer in ["gold", "silver", "bronze"] {
    Task {  // want: no-receiver "discounts"
      await lookUpDiscount(for: customer, service: service, into: discounts)
    }
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

/// Not a repair: in a group the hang moves to the caller, because the group's normal end cancels nobody.
func warmUpInGroup(_ customer: String, service: any DiscountService) async {
  let discounts = AsyncChannel<Discount>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "discounts"
      await lookUpDiscount(for: customer, service: service, into: discounts)
    }
  }
}
