protocol Meter: Sendable {
  func read() async -> Int?
  func readOrThrow() async throws -> Int
}

/// Producer and consumer in one function; the producer leaves early.
func average(_ meter: any Meter) async -> Double {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  Task {
    for _ in 0..<10 {
      guard let reading = await meter.read() else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.yield(reading)
    }
    continuation.finish()
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return Double(sum) / 10
}

/// The error ends the task, not the stream.
func peak(_ meter: any Meter) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    continuation.yield(try await meter.readOrThrow())  // want: forgotten-sender "continuation"
    continuation.finish()
  }
  var peak = 0
  for await reading in readings {
    peak = max(peak, reading)
  }
  return peak
}

/// Nobody ever finishes, and the function waits for the end.
func total(_ values: [Int]) async -> Int {
  let (numbers, continuation) = AsyncStream<Int>.makeStream()  // want: forgotten-sender "continuation"
  for value in values {
    continuation.yield(value)
  }
  var total = 0
  for await number in numbers {
    total += number
  }
  return total
}

/// `finish()` stands behind the loop that waits for it.
func finishTooLate(_ values: [Int]) async -> Int {
  let (numbers, continuation) = AsyncStream<Int>.makeStream()  // want: forgotten-sender "continuation"
  for value in values {
    continuation.yield(value)
  }
  var total = 0
  for await number in numbers {
    total += number
  }
  continuation.finish()
  return total
}

/// The consumer is a task whose end is awaited; the function throws its own end away.
func collect(_ meter: any Meter) async throws -> [Int] {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  let consumer = Task {
    var collected: [Int] = []
    for await reading in readings {
      collected.append(reading)
    }
    return collected
  }
  for _ in 0..<3 {
    continuation.yield(try await meter.readOrThrow())  // want: forgotten-sender "continuation"
  }
  continuation.finish()
  return await consumer.value
}

/// The pair in one variable.
func smallest(_ meter: any Meter) async -> Int? {
  let pair = AsyncStream<Int>.makeStream()
  Task {
    if let reading = await meter.read() {
      pair.continuation.yield(reading)
      pair.continuation.finish()
    }
  }  // want: forgotten-sender "continuation"
  return await pair.stream.min()
}

/// A local function is the producer.
func sumOfLocal(_ meter: any Meter) async -> Int {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  @Sendable func produce() async {
    guard let first = await meter.read() else {
      return  // want: forgotten-sender "continuation"
    }
    continuation.yield(first)
    continuation.finish()
  }
  Task { await produce() }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

/// The producer is a child of a group that waits for the consumer.
func sumInGroup(_ meter: any Meter) async -> Int {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  return await withTaskGroup(of: Int.self) { group in
    group.addTask {
      var sum = 0
      for await reading in readings {
        sum += reading
      }
      return sum
    }
    group.addTask {
      guard let reading = await meter.read() else {
        return 0  // want: forgotten-sender "continuation"
      }
      continuation.yield(reading)
      continuation.finish()
      return 0
    }
    var total = 0
    for await part in group {
      total += part
    }
    return total
  }
}
