import AsyncAlgorithms

struct Discount: Sendable {
  var percent: Int
}

struct TimedOut: Error {}

protocol Directory: Sendable {
  func discount(for customer: String) async throws -> Discount
  func ask(_ customer: String, completion: @escaping @Sendable (Discount?) -> Void)
}

/// Not a repair: `waitForAll()` doesn't cancel the consumer when the producer throws.
func printDiscount(_ customer: String, directory: any Directory) async throws {
  let discounts = AsyncChannel<Discount>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      let discount = try await directory.discount(for: customer)  // want: forgotten-sender "discounts"
      await discounts.send(discount)
      discounts.finish()
    }
    try await group.waitForAll()
  }
}

/// Not a repair: the body just ends. The group waits for the consumer, and the producer's error is lost.
func printDiscountQuietly(_ customer: String, directory: any Directory) async throws {
  let discounts = AsyncChannel<Discount>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      await discounts.send(try await directory.discount(for: customer))  // want: forgotten-sender "discounts"
      discounts.finish()
    }
  }
}

/// Not a repair: the same with a stream.
func streamDiscount(_ customer: String, directory: any Directory) async throws {
  let (discounts, continuation) = AsyncStream<Discount>.makeStream()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await discount in discounts {
        print(discount.percent)
      }
    }
    group.addTask {
      continuation.yield(try await directory.discount(for: customer))  // want: forgotten-sender "continuation"
      continuation.finish()
    }
    try await group.waitForAll()
  }
}

/// Not a repair: the time-out throws out of the group, and the group then waits for the continuation, which
/// cancellation cannot end.
func discountInTime(_ customer: String, directory: any Directory) async throws -> Discount {
  try await withThrowingTaskGroup(of: Discount.self) { group in
    group.addTask {
      await withCheckedContinuation { continuation in  // want: uncancellable-wait "for a continuation"
        directory.ask(customer, completion: { discount in
          guard let discount else {
            return  // want: forgotten-sender "continuation"
          }
          continuation.resume(returning: discount)
        })
      }
    }
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

/// The helper everybody has, with a bare continuation as its operation.
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

func discountWithHelper(_ customer: String, directory: any Directory) async throws -> Discount {
  try await withTimeout(nanoseconds: 1_000_000_000) {
    await withCheckedContinuation { continuation in  // want: uncancellable-wait "'withTimeout' cannot end this wait"
      directory.ask(customer, completion: { discount in
        if let discount {
          continuation.resume(returning: discount)
        }
      })  // want: forgotten-sender "continuation"
    }
  }
}

/// Not a repair: an `async let` child that waits on a bare continuation. The end of the scope waits for it.
func discountBeside(_ customer: String, directory: any Directory) async throws -> Int {
  async let answer = withCheckedContinuation { (continuation: CheckedContinuation<Discount, Never>) in
    directory.ask(customer, completion: { discount in
      guard let discount else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.resume(returning: discount)
    })
  }
  let other = try await directory.discount(for: "other")
  return other.percent + (await answer.percent)
}
