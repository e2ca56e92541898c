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

/// The helper sends on the good path only.
func sendDiscount(for id: Int, directory: any Directory, into discounts: AsyncChannel<Discount>) async {
  guard let customer = await directory.customer(id) else {
    return  // want: forgotten-sender "discounts"
  }
  await discounts.send(Discount(percent: customer.count))
}

/// Pattern 3: the helper returns early, and its caller waits for ever.
func loadDiscount(_ id: Int, directory: any Directory) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  Task { await sendDiscount(for: id, directory: directory, into: discounts) }
  var iterator = discounts.makeAsyncIterator()
  return await iterator.next()
}

/// Pattern 3 within one function.
func loadDiscountInline(_ id: Int, directory: any Directory) async -> Discount? {
  let discounts = AsyncChannel<Discount>()
  Task {
    guard let customer = await directory.customer(id) else {
      return  // want: forgotten-sender "discounts"
    }
    await discounts.send(Discount(percent: customer.count))
  }
  for await discount in discounts {
    return discount
  }
  return nil
}

/// Pattern 3 with a stream: the sender owns the only continuation, drops it, and the stream doesn't end.
func discountStream(_ id: Int, directory: any Directory) -> AsyncStream<Discount> {
  AsyncStream { continuation in
    Task {
      guard let customer = await directory.customer(id) else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.yield(Discount(percent: customer.count))
      continuation.finish()
    }
  }
}

/// Pattern 3 with an error nobody catches, stream and consumer in one function.
func sumOfDiscounts(_ customers: [String], directory: any Directory) async -> Int {
  let (discounts, continuation) = AsyncStream<Discount>.makeStream()
  Task {
    for customer in customers {
      continuation.yield(try await directory.discount(for: customer))  // want: forgotten-sender "continuation"
    }
    continuation.finish()
  }
  var sum = 0
  for await discount in discounts {
    sum += discount.percent
  }
  return sum
}

/// Pattern 3 with a continuation.
func askDirectory(_ id: Int, directory: any Directory) async -> Discount {
  await withCheckedContinuation { continuation in
    Task {
      guard let customer = await directory.customer(id) else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.resume(returning: Discount(percent: customer.count))
    }
  }
}

/// Pattern 3 with a thread.
func blockForDiscount(_ customer: String, directory: any Directory) {
  let semaphore = DispatchSemaphore(value: 0)
  directory.ask(customer, completion: { discount in
    guard let discount else {
      return  // want: forgotten-sender "semaphore"
    }
    print(discount.percent)
    semaphore.signal()
  })
  semaphore.wait()
}
