import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

protocol DiscountService: Sendable {
  func discount(for customer: String) async -> Discount
}

func lookUpDiscount(
  for customer: String, service: any DiscountService, into discounts: AsyncChannel<Discount>
) async {
  let discount = await service.discount(for: customer)
  await discounts.send(discount)
}

func warmUpRepaired(_ customer: String, service: any DiscountService) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  Task {
    await lookUpDiscount(for: customer, service: service, into: discounts)
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()  // ok: the caller receives
}

func anyDiscountRepaired(_ service: any DiscountService) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  defer { discounts.finish() }
  for customer in ["gold", "silver", "bronze"] {
    Task {  // ok: the losers are released by `finish()`
      await lookUpDiscount(for: customer, service: service, into: discounts)
    }
  }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

func warmUpInGroupRepaired(_ customer: String, service: any DiscountService) async {
  let discounts = AsyncChannel<Discount>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      await lookUpDiscount(for: customer, service: service, into: discounts)
    }
    group.cancelAll()  // ok: cancelled before the group awaits it
  }
}

/// Repair: a buffer of one. `yield` doesn't wait, the value is there when somebody asks.
func buffered(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let (discounts, continuation) = AsyncStream.makeStream(of: Discount.self, bufferingPolicy: .bufferingNewest(1))
  Task {
    continuation.yield(await service.discount(for: customer))
    continuation.finish()
  }
  if isUrgent { return nil }  // ok: nobody waits
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

/// Repair: an unbounded buffer.
func unbounded(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let (discounts, continuation) = AsyncStream.makeStream(of: Discount.self)
  Task {
    continuation.yield(await service.discount(for: customer))
    continuation.finish()
  }
  if isUrgent { return nil }  // ok: nobody waits
  for await discount in discounts { return discount }
  return nil
}

/// Repair: the receiver's function finishes the channel.
func finished(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  defer { discounts.finish() }
  Task { await lookUpDiscount(for: customer, service: service, into: discounts) }
  if isUrgent { return nil }  // ok: finished
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

/// Repair: the receiver's function cancels the sender.
func cancelled(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  let sender = Task { await lookUpDiscount(for: customer, service: service, into: discounts) }
  defer { sender.cancel() }
  if isUrgent { return nil }  // ok: cancelled
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

/// Repair: no channel at all.
func structured(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  async let discount = service.discount(for: customer)
  if isUrgent { return nil }  // ok: the child is cancelled and awaited
  return await discount
}

/// Half a repair: the channel stays, the sender becomes a child. The end of the scope cancels it.
func structuredSender(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  async let sent: Void = lookUpDiscount(for: customer, service: service, into: discounts)
  if isUrgent { return nil }  // ok: `send` of a cancelled child returns
  var iterator = discounts.makeAsyncIterator()
  let discount = await iterator.next()
  await sent
  return discount
}

/// Repair: a group that cancels.
func grouped(_ customer: String, service: any DiscountService, isUrgent: Bool) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  return await withTaskGroup(of: Void.self) { group in
    defer { group.cancelAll() }
    group.addTask { await lookUpDiscount(for: customer, service: service, into: discounts) }
    if isUrgent { return nil }  // ok: `defer` cancels
    var iterator = discounts.makeAsyncIterator()
    return await iterator.next()
  }
}
