import AsyncAlgorithms

protocol Cache: Sendable {
  func value(for key: String) async -> String?
}

protocol Mirror: Sendable {
  func ping() async -> Int
}

func fastestOfThreeRepaired(_ mirror: any Mirror) async -> Int? {
  let answers = AsyncChannel<Int>()
  defer { answers.finish() }
  for _ in 0..<3 {
    Task {  // ok: `finish()` releases those that came too late
      await answers.send(await mirror.ping())
    }
  }
  var iterator = answers.makeAsyncIterator()
  return await iterator.next()
}

func fastestRegionRepaired(_ mirror: any Mirror) async -> Int? {
  let answers = AsyncChannel<Int>()
  var senders: [Task<Void, Never>] = []
  for region in ["eu", "us", "asia"] {
    senders.append(
      Task {  // ok: all are cancelled on the way out
        print("asking", region)
        await answers.send(await mirror.ping())
      })
  }
  defer { senders.forEach { $0.cancel() } }
  for await answer in answers {
    return answer
  }
  return nil
}

func lookUpRepaired(_ key: String, in cache: any Cache) async -> String? {
  let answer = AsyncChannel<String?>()
  Task {
    let hit = await cache.value(for: key)
    if hit == nil {
      await answer.send(nil)
      return  // ok: one send on every path
    }
    await answer.send(hit)
  }
  var iterator = answer.makeAsyncIterator()
  return await iterator.next() ?? nil
}

func readHeaderRepaired(_ message: [String]) async -> String? {
  let parts = AsyncChannel<String>()
  Task {
    await parts.send(message.first ?? "")
    await parts.send(message.last ?? "")  // ok: the body is read below
  }
  var iterator = parts.makeAsyncIterator()
  let header = await iterator.next()
  _ = await iterator.next()
  return header
}

func firstTwoRepaired(_ mirror: any Mirror) async -> [Int] {
  let answers = AsyncChannel<Int>()
  Task {
    for _ in 0..<3 {
      await answers.send(await mirror.ping())
    }
  }
  var iterator = answers.makeAsyncIterator()
  var taken: [Int] = []
  for _ in 0..<3 {  // ok: as many receives as sends
    if let answer = await iterator.next() {
      taken.append(answer)
    }
  }
  return Array(taken.prefix(2))
}

func classifyRepaired(_ number: Int) async -> String? {
  let verdicts = AsyncChannel<String>()
  Task {
    if number.isMultiple(of: 2) {
      await verdicts.send("even")
    } else {
      await verdicts.send("odd")
    }
    verdicts.finish()
  }
  for await verdict in verdicts {  // ok: one send on each branch
    return verdict
  }
  return nil
}
