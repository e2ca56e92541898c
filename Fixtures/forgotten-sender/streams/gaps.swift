protocol Meter: Sendable {
  func read() async -> Int?
  func readOrThrow() async throws -> Int
}

/// The continuation is a variable outside of the build closure.
func sumOfEscaped(_ meter: any Meter) async -> Int {
  var escaped: AsyncStream<Int>.Continuation?
  let readings = AsyncStream<Int> { continuation in  // todo-want: forgotten-sender "continuation"
    escaped = continuation
  }
  for number in 0..<3 {
    escaped?.yield(number)
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

/// The continuation goes through an array.
func relayed(_ meter: any Meter, into stream: AsyncStream<Int>) async -> Int {
  let (readings, continuation) = AsyncStream<Int>.makeStream()  // todo-want: forgotten-sender "continuation"
  let box = [continuation]
  Task {
    for await number in stream {
      box.first?.yield(number)
    }
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}
