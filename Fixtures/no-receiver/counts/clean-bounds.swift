import AsyncAlgorithms

protocol Mirror: Sendable {
  func ping() async -> Int
}

/// As many receives as senders, by the same unchanged parameter.
func pingAll(_ mirror: any Mirror, times: Int) async -> [Int] {
  let answers = AsyncChannel<Int>()
  for _ in 0..<times {
    Task {
      await answers.send(await mirror.ping())  // ok: the loop below has the same bound
    }
  }
  var iterator = answers.makeAsyncIterator()
  var collected: [Int] = []
  for _ in 0..<times {
    if let answer = await iterator.next() {
      collected.append(answer)
    }
  }
  return collected
}

/// By the same unchanged collection.
func pingEach(_ mirrors: [any Mirror]) async -> Int {
  let answers = AsyncChannel<Int>()
  for mirror in mirrors {
    Task { await answers.send(await mirror.ping()) }  // ok: one receive for each mirror
  }
  var iterator = answers.makeAsyncIterator()
  var sum = 0
  for _ in mirrors {
    sum += await iterator.next() ?? 0
  }
  return sum
}

/// By the collection here and its count there.
func pingCounted(_ mirrors: [any Mirror]) async -> Int {
  let answers = AsyncChannel<Int>()
  for mirror in mirrors {
    Task { await answers.send(await mirror.ping()) }  // ok: `mirrors.count` receives
  }
  var iterator = answers.makeAsyncIterator()
  var sum = 0
  for _ in 0..<mirrors.count {
    sum += await iterator.next() ?? 0
  }
  return sum
}

/// Two senders, two receives in sequence.
func bothSides(_ left: any Mirror, _ right: any Mirror) async -> Int {
  let answers = AsyncChannel<Int>()
  Task { await answers.send(await left.ping()) }  // ok: two receives
  Task { await answers.send(await right.ping()) }
  var iterator = answers.makeAsyncIterator()
  let first = await iterator.next() ?? 0
  let second = await iterator.next() ?? 0
  return first + second
}

/// The channel is finished once all senders are through.
func pingUntilFinished(_ mirrors: [any Mirror]) async -> [Int] {
  let answers = AsyncChannel<Int>()
  Task {
    await withTaskGroup(of: Void.self) { group in
      for mirror in mirrors {
        group.addTask { await answers.send(await mirror.ping()) }  // ok: read until the end
      }
    }
    answers.finish()
  }
  var collected: [Int] = []
  for await answer in answers {
    collected.append(answer)
  }
  return collected
}

/// The receiver counts and leaves when it has seen one value of each sender.
func pingAndCount(_ mirrors: [any Mirror]) async -> [Int] {
  let answers = AsyncChannel<Int>()
  let senders = mirrors.map { mirror in
    Task { await answers.send(await mirror.ping()) }
  }
  var collected: [Int] = []
  if !senders.isEmpty {
    for await answer in answers {
      collected.append(answer)
      if collected.count == senders.count { break }  // ok: every sender has been received
    }
  }
  return collected
}

/// Two tasks read, two tasks write.
func twoByTwo() async {
  let numbers = AsyncChannel<Int>()
  let readers = (0..<2).map { _ in
    Task {
      var iterator = numbers.makeAsyncIterator()
      return await iterator.next()
    }
  }
  for number in 0..<2 {
    Task { await numbers.send(number) }  // ok: two readers, each takes one
  }
  for reader in readers {
    print(await reader.value ?? -1)
  }
}
