protocol Meter: Sendable {
  func read() async -> Int?
  func readOrThrow() async throws -> Int
}

func averageRepaired(_ meter: any Meter) async -> Double {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  Task {
    defer { continuation.finish() }
    for _ in 0..<10 {
      guard let reading = await meter.read() else {
        return  // ok: `defer` finishes
      }
      continuation.yield(reading)
    }
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return Double(sum) / 10
}

func peakRepaired(_ meter: any Meter) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    if let reading = try? await meter.readOrThrow() {
      continuation.yield(reading)
    }
    continuation.finish()
  }
  var peak = 0
  for await reading in readings {
    peak = max(peak, reading)
  }
  return peak
}

func totalRepaired(_ values: [Int]) async -> Int {
  let (numbers, continuation) = AsyncStream<Int>.makeStream()
  for value in values {
    continuation.yield(value)
  }
  continuation.finish()  // ok: what was yielded before is still read
  var total = 0
  for await number in numbers {
    total += number
  }
  return total
}

func finishTooLateRepaired(_ values: [Int]) async -> Int {
  let (numbers, continuation) = AsyncStream<Int>.makeStream()
  for value in values {
    continuation.yield(value)
  }
  var iterator = numbers.makeAsyncIterator()
  var total = 0
  for _ in values {
    total += await iterator.next() ?? 0  // ok: as many reads as values in the buffer
  }
  continuation.finish()
  return total
}

func collectRepaired(_ meter: any Meter) async throws -> [Int] {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  defer { continuation.finish() }
  let consumer = Task {
    var collected: [Int] = []
    for await reading in readings {
      collected.append(reading)
    }
    return collected
  }
  for _ in 0..<3 {
    continuation.yield(try await meter.readOrThrow())  // ok: `defer` finishes
  }
  continuation.finish()
  return await consumer.value
}

func smallestRepaired(_ meter: any Meter) async -> Int? {
  let pair = AsyncStream<Int>.makeStream()
  Task {
    if let reading = await meter.read() {
      pair.continuation.yield(reading)
    }
    pair.continuation.finish()
  }
  return await pair.stream.min()
}

func sumOfLocalRepaired(_ meter: any Meter) async -> Int {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  @Sendable func produce() async {
    guard let first = await meter.read() else { return }  // ok: its only caller finishes
    continuation.yield(first)
  }
  Task {
    await produce()
    continuation.finish()
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

func sumOfEscapedRepaired(_ meter: any Meter) async -> Int {
  var escaped: AsyncStream<Int>.Continuation?
  let readings = AsyncStream<Int> { continuation in
    escaped = continuation
  }
  for number in 0..<3 {
    escaped?.yield(number)
  }
  escaped?.finish()  // ok: the build closure has run, so it isn't nil
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

func sumInGroupRepaired(_ meter: any Meter) async -> Int {
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
      defer { continuation.finish() }
      guard let reading = await meter.read() else {
        return 0
      }
      continuation.yield(reading)
      return 0
    }
    var total = 0
    for await part in group {
      total += part
    }
    return total
  }
}

/// The consumer needs one element, and the producer always yields one.
func firstReading(_ meter: any Meter) async -> Int? {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  Task {
    continuation.yield(await meter.read() ?? 0)  // ok: the consumer leaves after the first
  }
  for await reading in readings {
    return reading
  }
  return nil
}

/// The consumer is cancelled by its owner, and a stream's `next()` reacts.
func watch(_ meter: any Meter) async {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  let consumer = Task {
    for await reading in readings {
      print(reading)
    }
  }
  if let reading = await meter.read() {
    continuation.yield(reading)
  }
  consumer.cancel()  // ok: ends the loop
  await consumer.value
}

/// An `async let` consumer is cancelled at the end of the scope.
func watchBeside(_ meter: any Meter) async throws {
  let (readings, continuation) = AsyncStream<Int>.makeStream()
  async let _: Void = {
    for await reading in readings {
      print(reading)
    }
  }()
  continuation.yield(try await meter.readOrThrow())  // ok: every exit cancels the consumer
}
