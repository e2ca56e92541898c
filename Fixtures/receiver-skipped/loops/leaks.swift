import AsyncAlgorithms

struct Broken: Error {}

protocol Sink: Sendable {
  func write(_ line: String) async throws
}

/// The loop is left with the first match. The sender's next `send` waits for ever.
func firstMatch(in lines: [String], containing word: String) async -> String? {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  for await line in feed {
    if line.contains(word) {
      return line  // want: receiver-skipped "feed"
    }
  }
  return nil
}

/// The loop throws.
func verify(_ lines: [String]) async throws -> Int {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var count = 0
  for await line in feed {
    guard !line.isEmpty else {
      throw Broken()  // want: receiver-skipped "feed"
    }
    count += 1
  }
  return count
}

/// A call in the loop throws.
func copy(_ lines: [String], to sink: any Sink) async throws {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  for await line in feed {
    try await sink.write(line)  // want: receiver-skipped "feed"
  }
}

/// `break` out of the loop, and the function goes on to its end.
func readUntilBlank(_ lines: [String]) async -> [String] {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  var head: [String] = []
  for await line in feed {
    if line.isEmpty { break }
    head.append(line)
  }
  return head  // want: receiver-skipped "feed"
}

/// The same with a label, out of a `switch`.
func readCommands(_ lines: [String]) async {
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
}  // want: receiver-skipped "feed"

/// `while let` over an iterator that is left early.
func sumUntilNegative(_ numbers: [Int]) async -> Int {
  let feed = AsyncChannel<Int>()
  Task {
    for number in numbers {
      await feed.send(number)
    }
    feed.finish()
  }
  var iterator = feed.makeAsyncIterator()
  var sum = 0
  while let number = await iterator.next() {
    if number < 0 {
      return sum  // want: receiver-skipped "feed"
    }
    sum += number
  }
  return sum
}

/// The receive stands in a loop that may run zero times.
func greetFirst(_ guests: [String]) async {
  let greetings = AsyncChannel<String>()
  Task {
    await greetings.send("welcome")
  }
  for guest in guests {  // want: receiver-skipped "greetings"
    var iterator = greetings.makeAsyncIterator()
    print(guest, await iterator.next() ?? "")
    break
  }
}

/// The reader is a task of its own that leaves its loop.
func readInTask(_ lines: [String]) async {
  let feed = AsyncChannel<String>()
  let reader = Task {
    for await line in feed {
      if line == "end" {
        return  // want: receiver-skipped "feed"
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

/// An operator between channel and loop doesn't read by itself.
func firstLong(in lines: [String]) async -> Int? {
  let feed = AsyncChannel<String>()
  Task {
    for line in lines {
      await feed.send(line)
    }
    feed.finish()
  }
  for await length in feed.map({ $0.count }) {
    if length > 80 {
      return length  // want: receiver-skipped "feed"
    }
  }
  return nil
}
