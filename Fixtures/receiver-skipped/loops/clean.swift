import AsyncAlgorithms

struct Broken: Error {}

protocol Sink: Sendable {
  func write(_ line: String) async throws
}

func firstMatchRepaired(in lines: [String], containing word: String) async -> String? {
  let feed = AsyncChannel<String>()
  let sender = Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  defer { sender.cancel() }
  for await line in feed {
    if line.contains(word) {
      return line  // ok: the sender is cancelled on the way out
    }
  }
  return nil
}

func verifyRepaired(_ lines: [String]) async throws -> Int {
  let feed = AsyncChannel<String>()
  defer { feed.finish() }
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var count = 0
  for await line in feed {
    guard !line.isEmpty else {
      throw Broken()  // ok: the channel is finished on the way out
    }
    count += 1
  }
  return count
}

func copyRepaired(_ lines: [String], to sink: any Sink) async throws {
  let feed = AsyncChannel<String>()
  async let sent: Void = {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }()
  for await line in feed {
    try await sink.write(line)  // ok: the throw ends the scope, and that cancels the child
  }
  await sent
}

func readUntilBlankRepaired(_ lines: [String]) async -> [String] {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var head: [String] = []
  var isHead = true
  for await line in feed {
    if line.isEmpty { isHead = false }
    if isHead { head.append(line) }  // ok: reads on to the end
  }
  return head
}

func readCommandsRepaired(_ lines: [String]) async {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  reading: for await line in feed {
    switch line {
    case "quit": break reading
    case "": continue reading
    default: print(line)
    }
  }
  feed.finish()  // ok: releases the sender after the `break`
}

func sumUntilNegativeRepaired(_ numbers: [Int]) async -> Int {
  let feed = AsyncChannel<Int>()
  let sender = Task {
    for number in numbers {
      await feed.send(number)
    }
    feed.finish()
  }
  var iterator = feed.makeAsyncIterator()
  var sum = 0
  while let number = await iterator.next() {
    if number < 0 {
      sender.cancel()
      return sum  // ok: cancelled
    }
    sum += number
  }
  return sum
}

func greetFirstRepaired(_ guests: [String]) async {
  let greetings = AsyncChannel<String>()
  Task {
    await greetings.send("welcome")
  }
  var iterator = greetings.makeAsyncIterator()
  let greeting = await iterator.next() ?? ""
  for guest in guests {  // ok: received before the loop
    print(guest, greeting)
    break
  }
}

func readInTaskRepaired(_ lines: [String]) async {
  let feed = AsyncChannel<String>()
  let reader = Task {
    defer { feed.finish() }
    for await line in feed {
      if line == "end" {
        return  // ok: the reader finishes the channel it leaves
      }
      print(line)
    }
  }
  for line in lines {
    await feed.send(line)
  }
  feed.finish()
  await reader.value
}

func firstLongRepaired(in lines: [String]) async -> Int? {
  let feed = AsyncChannel<String>()
  let sender = Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  defer { sender.cancel() }
  for await length in feed.map({ $0.count }) {
    if length > 80 {
      return length
    }
  }
  return nil
}

/// The sender waits for its own kind of end: one value, and the loop takes one.
func oneValueOneBreak() async -> Int {
  let numbers = AsyncChannel<Int>()
  Task { await numbers.send(1) }
  var received = 0
  for await number in numbers {
    received = number
    break  // ok: there is no second send
  }
  return received
}

/// `continue` reads on.
func skipBlank(_ lines: [String]) async -> Int {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var count = 0
  for await line in feed {
    if line.isEmpty { continue }  // ok: goes on with the next element
    count += 1
  }
  return count
}

/// `for await … where` reads and drops what doesn't fit.
func countLong(_ lines: [String]) async -> Int {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var count = 0
  for await line in feed where line.count > 80 {  // ok: the others are received, too
    count += 1
  }
  return count
}
