func isFine(_ number: Int) throws -> Bool { number > 0 }

/// Whatever the task does, the stream is finished beside it.
func finishedTwice(_ number: Int) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    guard try isFine(number) else { return }  // ok: finished beside it as well
    continuation.finish()
  }
  continuation.finish()
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}
