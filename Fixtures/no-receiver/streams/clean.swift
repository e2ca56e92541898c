import Foundation

/// A stream's `yield` never waits, so nobody reading a stream is no hang.
func yieldWithoutReader() {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  Task {
    for number in 0..<3 {
      continuation.yield(number)  // ok: `yield` never waits
    }
    continuation.finish()
  }
  print(type(of: stream))
}

func readerLeavesEarly(_ numbers: [Int]) async -> Int? {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  Task {
    for number in numbers {
      continuation.yield(number)  // ok: the producer's loop just runs on
    }
    continuation.finish()
  }
  for await number in stream where number > 10 {
    return number
  }
  return nil
}

/// The Go repair "a buffer of one".
func bufferOfOne(_ isEnabled: Bool) async -> Int? {
  let (stream, continuation) = AsyncStream<Int>.makeStream(bufferingPolicy: .bufferingNewest(1))
  Task {
    continuation.yield(1)
    continuation.finish()
  }
  guard isEnabled else { return nil }  // ok: the value stays in the buffer
  var iterator = stream.makeAsyncIterator()
  return await iterator.next()
}

func validateBeforeReading(_ text: String) async throws -> String? {
  let stream = AsyncStream<String> { continuation in
    Task {
      continuation.yield(text.uppercased())
      continuation.finish()
    }
  }
  guard !text.isEmpty else {
    throw CocoaError(.fileReadUnknown)  // ok: the stream's producer doesn't wait
  }
  for await word in stream {
    return word
  }
  return nil
}

/// One element for each of several producers, and one is read.
func firstOfMany(_ count: Int) async -> Int? {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  defer { continuation.finish() }
  for number in 0...max(0, count) {
    Task { continuation.yield(number) }  // ok: the others are buffered
  }
  var iterator = stream.makeAsyncIterator()
  return await iterator.next()
}

/// `yield` after the end is harmless.
func yieldAfterFinish() {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  continuation.finish()
  continuation.yield(1)  // ok: answered with `.terminated`
  continuation.finish()
  print(type(of: stream))
}

/// A task that ends by itself needs no receiver, whatever becomes of its handle and its value.
func resultNobodyReads(_ numbers: [Int]) {
  Task {
    numbers.reduce(0, +)  // ok: nobody waits for the value
  }
}
