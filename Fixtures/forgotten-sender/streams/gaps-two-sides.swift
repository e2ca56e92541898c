func isFine(_ number: Int) throws -> Bool { number > 0 }

/// The task is judged by itself, though the stream is finished beside it as well.
func finishedTwice(_ number: Int) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    guard try isFine(number) else { return }  // todo-ok: finished beside it as well
    continuation.finish()
  }
  continuation.finish()
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}
