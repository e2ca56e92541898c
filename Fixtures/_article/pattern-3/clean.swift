import AsyncAlgorithms
import Dispatch

struct Discount: Sendable {
  var percent: Int
}

protocol Directory: Sendable {
  func customer(_ id: Int) async -> String?
  func discount(for customer: String) async throws -> Discount
  func ask(_ customer: String, completion: @escaping @Sendable (Discount?) -> Void)
}

/// Repair: `defer { finish() }` first thing in the sender.
func sendDiscountRepaired(for id: Int, directory: any Directory, into discounts: AsyncChannel<Discount>) async {
  defer { discounts.finish() }
  guard let customer = await directory.customer(id) else {
    return  // ok: `defer` finishes the channel
  }
  await discounts.send(Discount(percent: customer.count))
}

func loadDiscountRepaired(_ id: Int, directory: any Directory) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscountRepaired(for: id, directory: directory, into: discounts) }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

func loadDiscountInlineRepaired(_ id: Int, directory: any Directory) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  Task {
    guard let customer = await directory.customer(id) else {
      discounts.finish()
      return  // ok: finished on the line above
    }
    await discounts.send(Discount(percent: customer.count))
  }
  for await discount in discounts {
    return discount
  }
  return nil
}

func discountStreamRepaired(_ id: Int, directory: any Directory) -> AsyncStream<Discount> {
  AsyncStream { continuation in
    Task {
      defer { continuation.finish() }
      guard let customer = await directory.customer(id) else {
        return  // ok: `defer` finishes the stream
      }
      continuation.yield(Discount(percent: customer.count))
    }
  }
}

func sumOfDiscountsRepaired(_ customers: [String], directory: any Directory) async -> Int {
  let (discounts, continuation) = AsyncStream<Discount>.makeStream()
  Task {
    defer { continuation.finish() }
    for customer in customers {
      continuation.yield(try await directory.discount(for: customer))  // ok: the error runs the `defer`
    }
  }
  var sum = 0
  for await discount in discounts {
    sum += discount.percent
  }
  return sum
}

func askDirectoryRepaired(_ id: Int, directory: any Directory) async -> Discount {
  await withCheckedContinuation { continuation in
    Task {
      let customer = await directory.customer(id)
      continuation.resume(returning: Discount(percent: customer?.count ?? 0))  // ok: on the only path
    }
  }
}

func blockForDiscountRepaired(_ customer: String, directory: any Directory) {
  let semaphore = DispatchSemaphore(value: 0)
  directory.ask(customer, completion: { discount in
    defer { semaphore.signal() }
    guard let discount else {
      return  // ok: `defer` signals
    }
    print(discount.percent)
  })
  semaphore.wait()
}

/// Repair: the owner cancels the consumer. It works for a channel, whose `next()` reacts.
func watchDiscounts(_ id: Int, directory: any Directory) async {
  let discounts = AsyncChannel<Discount>()
  let consumer = Task {
    for await discount in discounts {
      print(discount.percent)
    }
  }
  if let customer = await directory.customer(id) {
    await discounts.send(Discount(percent: customer.count))
  }
  consumer.cancel()  // ok: the consumer's `next()` returns nil
  await consumer.value
}

/// Repair: no channel, the value comes from the task, or the error does.
func discountOfTask(_ customer: String, directory: any Directory) async throws -> Discount {
  let task = Task { try await directory.discount(for: customer) }
  return try await task.value  // ok: a value or an error always arrives
}

/// Repair: the consumer is a child, and the throwing producer leaves the scope.
func consumeBeside(_ customer: String, directory: any Directory) async throws {
  let discounts = AsyncChannel<Discount>()
  async let consumed: Void = {
    for await discount in discounts {
      print(discount.percent)
    }
  }()
  let discount = try await directory.discount(for: customer)  // ok: the scope's end cancels the consumer
  await discounts.send(discount)
  discounts.finish()
  await consumed
}
