func withReadingsRepaired(_ readings: [Int], _ body: (AsyncStream<Int>) async throws -> Void) async throws {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  for reading in readings { continuation.yield(reading) }
  continuation.finish()
  try await body(stream)
}

func sumRepaired(_ readings: [Int]) async -> Int {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  for reading in readings { continuation.yield(reading) }
  continuation.finish()
  var sum = 0
  for await reading in stream { sum += reading }
  return sum
}

/// There is one value and there will be no other; who is lent the stream reads for as long as it likes.
func withValue<Result>(_ value: Int, _ body: (AsyncStream<Int>) async throws -> Result) async rethrows -> Result {
  let (stream, continuation) = AsyncStream<Int>.makeStream(bufferingPolicy: .bufferingNewest(1))
  continuation.yield(value)
  return try await body(stream)
}
