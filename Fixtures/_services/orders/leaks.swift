// Channels as a service uses them: tasks that keep something of their surroundings, errors on the way, several exits.
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

  func importPages(_ pages: Int) async throws -> Int {
    let failures = AsyncChannel<Order>()
    var count = 0
    for page in 0..<pages {
      let orders = try await warehouse.page(page)
      for order in orders where try await !warehouse.reserve(order) {
        Task { await failures.send(order) }  // want: no-receiver "the task started here waits for ever in 'failures.send'"
      }
      count += orders.count
    }
    log.debug("imported \(count)")
    return count
  }

  func quoteHere(_ order: Order) async throws -> Quote? {
    let quotes = AsyncThrowingChannel<Quote, any Error>()
    let quote = try await warehouse.quote(order)
    await quotes.send(quote)  // want: no-receiver "this send on 'quotes' waits for ever"
    for try await quote in quotes where quote.cents > 0 { return quote }
    return nil
  }

  func quoteIfPaid(_ order: Order) async throws -> Quote? {
    let quotes = AsyncChannel<Result<Quote, any Error>>()
    Task.detached(priority: .userInitiated) { [warehouse] in
      do {
        await quotes.send(.success(try await warehouse.quote(order)))
      } catch {
        await quotes.send(.failure(error))
      }
    }
    guard order.isPaid else {
      log.debug("nothing to quote")
      return nil  // want: receiver-skipped "suspended in 'quotes.send' (when 'order.isPaid' is false)"
    }
    guard try await warehouse.reserve(order) else { throw Rejected() }  // via: receiver-skipped "suspended in 'quotes.send' (when 'order.isPaid' is false)"
    var iterator = quotes.makeAsyncIterator()
    return try await iterator.next()?.get()
  }

  func quoteEach(_ orders: [Order]) async -> [Quote] {
    var all: [Quote] = []
    for order in orders {
      let quotes = AsyncChannel<Quote>()
      Task { [warehouse] in
        guard let quote = try? await warehouse.quote(order) else { return quotes.finish() }
        await quotes.send(quote)
      }
      if order.lines.isEmpty { continue }  // want: receiver-skipped "this end of a loop's turn leaves the task"
      for await quote in quotes {
        all.append(quote)
        break
      }
    }
    return all
  }

  func quoteInTime(_ order: Order) async throws -> Quote? {
    let quotes = AsyncChannel<Quote>()
    Task { [warehouse] in
      if let quote = try? await warehouse.quote(order) { await quotes.send(quote) } else { quotes.finish() }
    }
    return try await withThrowingTaskGroup(of: Quote?.self) { group in  // want: receiver-skipped "suspended in 'quotes.send'"
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

  func reservePages(_ pages: Int) async throws {
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
    for await order in orders {
      guard try await warehouse.reserve(order) else { throw Rejected() }  // want: receiver-skipped "this 'try', when it throws, leaves the task"
    }
    await producer.value
  }

  func fastest(_ order: Order, of others: [any Warehouse]) async -> Quote? {
    let quotes = AsyncChannel<Quote>()
    for other in others {
      Task {
        guard let quote = try? await other.quote(order) else { return }
        await quotes.send(quote)
      }
    }
    return await quotes.first { _ in true }  // want: forgotten-sender "this receive has no send on 'quotes' left"
  }

  func status(_ order: Order) async -> String {
    let status = AsyncChannel<String>()
    Task { [warehouse] in  // want: no-receiver "the task started here waits for ever in 'status.send'"
      do {
        if try await !warehouse.reserve(order) { await status.send("out of stock") }
        await status.send("reserved")
      } catch {
        await status.send("failed: \(error)")
      }
    }
    var iterator = status.makeAsyncIterator()
    return await iterator.next() ?? "unknown"
  }

  func total(_ orders: [Order]) async -> Int {
    let cents = AsyncChannel<Int>()
    Task { [warehouse] in
      for order in orders {
        if let quote = try? await warehouse.quote(order) { await cents.send(quote.cents) }
      }
    }
    return await cents.reduce(0, +)  // want: forgotten-sender "no send is left for this receive on 'cents'"
  }

  func totalOrError(_ orders: [Order]) async -> Int {
    let cents = AsyncChannel<Int>()
    Task { [warehouse] in
      for order in orders {
        let quote = try await warehouse.quote(order)  // want: forgotten-sender "this 'try', when it throws, leaves 'cents'"
        await cents.send(quote.cents)
      }
      cents.finish()
    }
    var sum = 0
    for await value in cents { sum += value }
    return sum
  }
}

@Test func importsInOrder() async throws {
  let orders = AsyncChannel<Order>()
  let producer = Task {
    for number in 1...3 { await orders.send(Order(number: number, lines: ["pen"])) }
    orders.finish()
  }
  var seen = 0
  for await order in orders {
    try #require(order.lines.count == 1)  // want: receiver-skipped "this 'try', when it throws, leaves the task"
    seen += 1
  }
  #expect(seen == 3)
  await producer.value
}
