/// Sometimes the stream has an end, and sometimes it has none.
func withReadings(_ readings: [Int], _ body: (AsyncStream<Int>) async throws -> Void) async throws {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  for reading in readings { continuation.yield(reading) }
  if readings.count > 10 { continuation.finish() }
  try await body(stream)
}  // want: forgotten-sender "continuation"

/// Nobody else is lent it: the loop waits for an end that never comes.
func sum(_ readings: [Int]) async -> Int {
  let (stream, continuation) = AsyncStream<Int>.makeStream()  // want: forgotten-sender "continuation"
  for reading in readings { continuation.yield(reading) }
  var sum = 0
  for await reading in stream { sum += reading }
  return sum
}
