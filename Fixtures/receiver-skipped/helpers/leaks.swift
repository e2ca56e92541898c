import AsyncAlgorithms

struct Rejected: Error {}

protocol Bank: Sendable {
  func rate(of currency: String) async -> Double
  func check(_ account: String) async throws
}

func fetchRate(of currency: String, from bank: any Bank, into rates: AsyncChannel<Double>) async {
  await rates.send(await bank.rate(of: currency))
}

func startFetching(_ currency: String, from bank: any Bank, into rates: AsyncChannel<Double>) {
  Task { await rates.send(await bank.rate(of: currency)) }
}

func makeRates(_ currency: String, from bank: any Bank) -> AsyncChannel<Double> {
  let rates = AsyncChannel<Double>()
  Task { await rates.send(await bank.rate(of: currency)) }
  return rates
}

func firstRate(of rates: AsyncChannel<Double>) async -> Double {
  var iterator = rates.makeAsyncIterator()
  return await iterator.next() ?? 0
}

/// The helper sends, this function starts it and may leave.
func convert(_ amount: Double, bank: any Bank) async -> Double {
  let rates = AsyncChannel<Double>()
  Task { await fetchRate(of: "EUR", from: bank, into: rates) }
  if amount == 0 {
    return 0  // want: receiver-skipped "rates"
  }
  return amount * (await firstRate(of: rates))
}

/// The helper starts the sender.
func convertStarted(_ amount: Double, bank: any Bank) async throws -> Double {
  let rates = AsyncChannel<Double>()
  startFetching("EUR", from: bank, into: rates)
  try await bank.check("savings")  // want: receiver-skipped "rates"
  return amount * (await firstRate(of: rates))
}

/// The helper makes channel and sender, this function gets both.
func convertMade(_ amount: Double, bank: any Bank) async throws -> Double {
  let rates = makeRates("EUR", from: bank)
  guard amount > 0 else {
    throw Rejected()  // want: receiver-skipped "rates"
  }
  return amount * (await firstRate(of: rates))
}

/// A local function receives; the path that leaves doesn't call it.
func convertLocally(_ amount: Double, bank: any Bank) async -> Double? {
  let rates = AsyncChannel<Double>()
  func start() {
    Task { await rates.send(await bank.rate(of: "EUR")) }
  }
  func receive() async -> Double {
    for await rate in rates {
      return rate
    }
    return 0
  }
  start()
  guard amount > 0 else {
    return nil  // want: receiver-skipped "rates"
  }
  return amount * (await receive())
}

/// The receiving method belongs to the same type.
struct Exchange {
  let bank: any Bank

  private func received(_ rates: AsyncChannel<Double>) async -> Double {
    var iterator = rates.makeAsyncIterator()
    return await iterator.next() ?? 1
  }

  func convert(_ amount: Double, account: String) async throws -> Double {
    let rates = AsyncChannel<Double>()
    Task { await fetchRate(of: "EUR", from: bank, into: rates) }
    try await bank.check(account)  // want: receiver-skipped "rates"
    return amount * (await received(rates))
  }
}
