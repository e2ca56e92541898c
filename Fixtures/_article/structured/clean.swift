import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

struct TimedOut: Error {}

protocol Directory: Sendable {
  func discount(for customer: String) async throws -> Discount
  func ask(_ customer: String, completion: @escaping @Sendable (Discount?) -> Void)
}

/// The loop over the group fetches the error; it leaves the body, and that cancels the consumer.
func printDiscountRepaired(_ customer: String, directory: any Directory) async throws {
  let discounts = AsyncChannel<Discount>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      let discount = try await directory.discount(for: customer)  // ok: cancels its sibling
      await discounts.send(discount)
      discounts.finish()
    }
    for try await _ in group {}
  }
}

/// `next()` in a loop does the same.
func printDiscountQuietlyRepaired(_ customer: String, directory: any Directory) async throws {
  let discounts = AsyncChannel<Discount>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      await discounts.send(try await directory.discount(for: customer))  // ok: cancels its sibling
      discounts.finish()
    }
    while let _ = try await group.next() {}
  }
}

/// A throwing discarding group cancels the siblings of the child that throws.
func streamDiscountRepaired(_ customer: String, directory: any Directory) async throws {
  let (discounts, continuation) = AsyncStream<Discount>.makeStream()
  try await withThrowingDiscardingTaskGroup { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      continuation.yield(try await directory.discount(for: customer))  // ok: cancels its sibling
      continuation.finish()
    }
  }
}

/// A wait that ends with its task: cancelling ends the loop over a stream, and not a continuation.
func answerOf(_ directory: any Directory, for customer: String) async throws -> Discount {
  let (answers, continuation) = AsyncStream<Discount?>.makeStream()
  directory.ask(customer, completion: { discount in
    continuation.yield(discount)
    continuation.finish()
  })
  for await answer in answers {
    if let answer { return answer }
  }
  throw TimedOut()
}

func discountInTimeRepaired(_ customer: String, directory: any Directory) async throws -> Discount {
  try await withThrowingTaskGroup(of: Discount.self) { group in
    group.addTask { try await answerOf(directory, for: customer) }
    group.addTask {
      try await Task.sleep(nanoseconds: 1_000_000_000)
      throw TimedOut()
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else {
      throw TimedOut()
    }
    return first
  }
}

func withTimeout<T: Sendable>(
  nanoseconds: UInt64, operation: @escaping @Sendable () async throws -> T
) async throws -> T {
  try await withThrowingTaskGroup(of: T.self) { group in
    group.addTask { try await operation() }
    group.addTask {
      try await Task.sleep(nanoseconds: nanoseconds)
      throw TimedOut()
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else {
      throw TimedOut()
    }
    return first
  }
}

func discountWithHelperRepaired(_ customer: String, directory: any Directory) async throws -> Discount {
  try await withTimeout(nanoseconds: 1_000_000_000) {
    try await answerOf(directory, for: customer)  // ok: ends when it is cancelled
  }
}

func discountBesideRepaired(_ customer: String, directory: any Directory) async throws -> Int {
  async let answer = withCheckedContinuation { (continuation: CheckedContinuation<Discount?, Never>) in
    directory.ask(customer, completion: { discount in
      continuation.resume(returning: discount)  // ok: nil is an answer
    })
  }
  let other = try await directory.discount(for: "other")
  return other.percent + (await answer?.percent ?? 0)
}

/// A time-out around a wait that cancellation does end: `next()` of a channel.
func firstDiscountInTime(_ customer: String, directory: any Directory) async throws -> Discount? {
  let discounts = AsyncChannel<Discount>()
  defer { discounts.finish() }
  Task {
    guard let discount = try? await directory.discount(for: customer) else { return }
    await discounts.send(discount)
  }
  return try await withTimeout(nanoseconds: 1_000_000_000) {
    var iterator = discounts.makeAsyncIterator()
    return await iterator.next()  // ok: the time-out cancels it
  }
}

/// `cancelAll()` after the first child ends the consumer that waits.
func producerFirst(_ customer: String, directory: any Directory) async {
  let discounts = AsyncChannel<Discount>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      guard let discount = try? await directory.discount(for: customer) else { return }
      await discounts.send(discount)
    }
    await group.next()
    group.cancelAll()  // ok: the consumer's `next()` returns nil
  }
}
