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

func convertRepaired(_ amount: Double, bank: any Bank) async -> Double {
  let rates = AsyncChannel<Double>()
  Task { await fetchRate(of: "EUR", from: bank, into: rates) }
  let rate = await firstRate(of: rates)
  if amount == 0 {
    return 0  // ok: received before
  }
  return amount * rate
}

func convertStartedRepaired(_ amount: Double, bank: any Bank) async throws -> Double {
  let rates = AsyncChannel<Double>()
  try await bank.check("savings")  // ok: not started yet
  startFetching("EUR", from: bank, into: rates)
  return amount * (await firstRate(of: rates))
}

func convertMadeRepaired(_ amount: Double, bank: any Bank) async throws -> Double {
  let rates = makeRates("EUR", from: bank)
  defer { rates.finish() }
  guard amount > 0 else {
    throw Rejected()  // ok: the helper's sender is released by `finish()`
  }
  return amount * (await firstRate(of: rates))
}

func convertLocallyRepaired(_ amount: Double, bank: any Bank) async -> Double? {
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
  guard amount > 0 else {
    return nil  // ok: `start()` comes later
  }
  start()
  return amount * (await receive())
}

struct Exchange {
  let bank: any Bank

  private func received(_ rates: AsyncChannel<Double>) async -> Double {
    var iterator = rates.makeAsyncIterator()
    return await iterator.next() ?? 1
  }

  func convertRepaired(_ amount: Double, account: String) async throws -> Double {
    let rates = AsyncChannel<Double>()
    let sender = Task { await fetchRate(of: "EUR", from: bank, into: rates) }
    do {
      try await bank.check(account)
    } catch {
      sender.cancel()
      throw error  // ok: cancelled
    }
    return amount * (await received(rates))
  }
}

/// A helper that finishes in each case.
func closeAndReport(_ rates: AsyncChannel<Double>, _ message: String) {
  print(message)
  rates.finish()
}

func convertOrClose(_ amount: Double, bank: any Bank) async -> Double? {
  let rates = AsyncChannel<Double>()
  startFetching("EUR", from: bank, into: rates)
  guard amount > 0 else {
    closeAndReport(rates, "nothing to convert")
    return nil  // ok: finished by the helper
  }
  return amount * (await firstRate(of: rates))
}

/// The early exit hands the channel on.
func convertOrHandOn(_ amount: Double, bank: any Bank, rest: (AsyncChannel<Double>) -> Void) async -> Double? {
  let rates = AsyncChannel<Double>()
  startFetching("EUR", from: bank, into: rates)
  guard amount > 0 else {
    rest(rates)
    return nil  // ok: somebody else has it now
  }
  return amount * (await firstRate(of: rates))
}

/// The reader runs as a task before the function may leave.
func convertBeside(_ amount: Double, bank: any Bank) async throws -> Double {
  let rates = AsyncChannel<Double>()
  let reader = Task { await firstRate(of: rates) }
  startFetching("EUR", from: bank, into: rates)
  try await bank.check("savings")  // ok: the reader goes on without this function
  return amount * (await reader.value)
}
