import AsyncAlgorithms

protocol Cache: Sendable {
  func value(for key: String) async -> String?
}

protocol Mirror: Sendable {
  func ping() async -> Int
}

/// Three senders, one receive: two of them wait for ever.
func fastestOfThree(_ mirror: any Mirror) async -> Int? {
  let answers = AsyncChannel<Int>()
  for _ in 0..<3 {
    Task {  // want: no-receiver "answers"
      await answers.send(await mirror.ping())
    }
  }
  var iterator = answers.makeAsyncIterator()
  return await iterator.next()
}

/// The same with a loop that is left after the first element.
func fastestRegion(_ mirror: any Mirror) async -> Int? {
  let answers = AsyncChannel<Int>()
  for region in ["eu", "us", "asia"] {
    Task {  // want: no-receiver "answers"
      print("asking", region)
      await answers.send(await mirror.ping())
    }
  }
  for await answer in answers {
    return answer
  }
  return nil
}

/// The `return` after the first send is missing, so a miss sends twice.
func lookUp(_ key: String, in cache: any Cache) async -> String? {
  let answer = AsyncChannel<String?>()
  Task {  // want: no-receiver "answer"
    let hit = await cache.value(for: key)
    if hit == nil {
      await answer.send(nil)
    }
    await answer.send(hit)
  }
  var iterator = answer.makeAsyncIterator()
  return await iterator.next() ?? nil
}

/// Header and body are sent, only the header is read.
func readHeader(_ message: [String]) async -> String? {
  let parts = AsyncChannel<String>()
  Task {  // want: no-receiver "parts"
    await parts.send(message.first ?? "")
    await parts.send(message.last ?? "")
  }
  var iterator = parts.makeAsyncIterator()
  return await iterator.next()
}

/// One task sends in a loop of three, two values are taken.
func firstTwo(_ mirror: any Mirror) async -> [Int] {
  let answers = AsyncChannel<Int>()
  Task {  // want: no-receiver "answers"
    for _ in 0..<3 {
      await answers.send(await mirror.ping())
    }
  }
  var iterator = answers.makeAsyncIterator()
  var taken: [Int] = []
  for _ in 0..<2 {
    if let answer = await iterator.next() {
      taken.append(answer)
    }
  }
  return taken
}

/// Both branches of the sender send, and then the common end sends again.
func classify(_ number: Int) async -> String? {
  let verdicts = AsyncChannel<String>()
  Task {  // want: no-receiver "verdicts"
    if number.isMultiple(of: 2) {
      await verdicts.send("even")
    } else {
      await verdicts.send("odd")
    }
    await verdicts.send("done")
  }
  for await verdict in verdicts {
    return verdict
  }
  return nil
}
