// The same service, in which every order and every quote arrives.
import AsyncAlgorithms
import Testing

struct Order: Sendable {
  var number: Int
  var lines: [String]
  var isPaid = false
}
struct Quote: Sendable { var cents: Int }
struct Rejected: Error {}

protocol Warehouse: Sendable {
  func reserve(_ order: Order) async throws -> Bool
  func quote(_ order: Order) async throws -> Quote
  func page(_ number: Int) async throws -> [Order]
}
protocol Log: Sendable {
  func error(_ text: String)
  func debug(_ text: String)
}

struct OrderService: Sendable {
  let warehouse: any Warehouse
  let log: any Log

  func importPagesRepaired(_ pages: Int) async throws -> Int {
    let failures = AsyncChannel<Order>()
    let reporter = Task { [log] in
      for await order in failures { log.error("no stock for \(order.number)") }
    }
    defer { failures.finish() }
    _ = reporter
    var count = 0
    for page in 0..<pages {
      let orders = try await warehouse.page(page)
      for order in orders where try await !warehouse.reserve(order) {
        Task { await failures.send(order) }
      }
      count += orders.count
    }
    log.debug("imported \(count)")
    return count
  }

  func quoteHereRepaired(_ order: Order) async throws -> Quote? {
    let quotes = AsyncThrowingChannel<Quote, any Error>()
    let quote = try await warehouse.quote(order)
    Task { await quotes.send(quote) }
    var iterator = quotes.makeAsyncIterator()
    return try await iterator.next()
  }

  func quoteIfPaidRepaired(_ order: Order) async throws -> Quote? {
    let quotes = AsyncChannel<Result<Quote, any Error>>()
    defer { quotes.finish() }
    Task.detached(priority: .userInitiated) { [warehouse] in
      do {
        await quotes.send(.success(try await warehouse.quote(order)))
      } catch {
        await quotes.send(.failure(error))
      }
    }
    guard order.isPaid else {
      log.debug("nothing to quote")
      return nil
    }
    guard try await warehouse.reserve(order) else { throw Rejected() }
    var iterator = quotes.makeAsyncIterator()
    return try await iterator.next()?.get()
  }

  func quoteEachRepaired(_ orders: [Order]) async -> [Quote] {
    var all: [Quote] = []
    for order in orders {
      if order.lines.isEmpty { continue }
      let quotes = AsyncChannel<Quote>()
      Task { [warehouse] in
        guard let quote = try? await warehouse.quote(order) else { return quotes.finish() }
        await quotes.send(quote)
      }
      for await quote in quotes {
        all.append(quote)
        break
      }
    }
    return all
  }

  func quoteInTimeRepaired(_ order: Order) async throws -> Quote? {
    let quotes = AsyncChannel<Quote>()
    defer { quotes.finish() }
    Task { [warehouse] in
      if let quote = try? await warehouse.quote(order) { await quotes.send(quote) } else { quotes.finish() }
    }
    return try await withThrowingTaskGroup(of: Quote?.self) { group in
      group.addTask {
        var iterator = quotes.makeAsyncIterator()
        return await iterator.next()
      }
      group.addTask {
        try await Task.sleep(for: .seconds(5))
        return nil
      }
      let first = try await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  func reservePagesRepaired(_ pages: Int) async throws {
    let orders = AsyncChannel<Order>()
    let producer = Task { [warehouse, log] in
      for page in 0..<pages {
        do {
          for order in try await warehouse.page(page) { await orders.send(order) }
        } catch {
          log.error("page \(page): \(error)")
        }
      }
      orders.finish()
    }
    defer { producer.cancel() }
    for await order in orders {
      guard try await warehouse.reserve(order) else { throw Rejected() }
    }
    await producer.value
  }

  func fastestRepaired(_ order: Order, of others: [any Warehouse]) async -> Quote? {
    await withTaskGroup(of: Quote?.self) { group in
      for other in others { group.addTask { try? await other.quote(order) } }
      for await quote in group where quote != nil { return quote }
      return nil
    }
  }

  func statusRepaired(_ order: Order) async -> String {
    let status = AsyncChannel<String>()
    Task { [warehouse] in
      do {
        if try await !warehouse.reserve(order) { return await status.send("out of stock") }
      } catch {
        return await status.send("failed: \(error)")
      }
      await status.send("reserved")
    }
    var iterator = status.makeAsyncIterator()
    return await iterator.next() ?? "unknown"
  }

  func totalRepaired(_ orders: [Order]) async -> Int {
    let cents = AsyncChannel<Int>()
    Task { [warehouse] in
      for order in orders {
        if let quote = try? await warehouse.quote(order) { await cents.send(quote.cents) }
      }
      cents.finish()
    }
    return await cents.reduce(0, +)
  }

  func totalOrErrorRepaired(_ orders: [Order]) async -> Int {
    let cents = AsyncChannel<Int>()
    Task { [warehouse] in
      defer { cents.finish() }
      for order in orders {
        let quote = try await warehouse.quote(order)
        await cents.send(quote.cents)
      }
    }
    var sum = 0
    for await value in cents { sum += value }
    return sum
  }
}

@Test func importsInOrderRepaired() async throws {
  let orders = AsyncChannel<Order>()
  let producer = Task {
    for number in 1...3 { await orders.send(Order(number: number, lines: ["pen"])) }
    orders.finish()
  }
  defer { orders.finish() }
  var seen = 0
  for await order in orders {
    try #require(order.lines.count == 1)
    seen += 1
  }
  #expect(seen == 3)
  await producer.value
}
