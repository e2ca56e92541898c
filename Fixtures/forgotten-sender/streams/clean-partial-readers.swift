// Readers that want only some of the elements: nobody waits for the end of the stream.

func allRepaired(_ elements: [Int]) async -> [Int] {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  let reader = Task {
    var all: [Int] = []
    for await element in stream {
      if element < 0 { continue }
      all.append(element)
    }
    return all
  }
  for element in elements { continuation.yield(element) }
  if elements.isEmpty {
    continuation.finish()
    return []
  }
  continuation.finish()
  return await reader.value
}

func next() async -> Int? {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { () -> Int? in
    var elements = stream.makeAsyncIterator()
    return await elements.next()
  }
  continuation.yield(1)
  return await reader.value  // ok: one element is all that it wants
}

func first() async -> Int? {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { await stream.first { $0 > 0 } }
  continuation.yield(1)
  return await reader.value  // ok: one element is all that it wants
}

func three() async -> [Int] {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  let reader = Task {
    var some: [Int] = []
    for await element in stream {
      some.append(element)
      if some.count == 3 { break }
    }
    return some
  }
  for element in 0..<3 { continuation.yield(element) }
  return await reader.value  // ok: the loop leaves at the third
}

func threeHere() async -> Int {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  for element in 0..<3 { continuation.yield(element) }
  var sum = 0
  for await element in stream {
    sum += element
    if element == 2 { return sum }  // ok: the loop leaves at the third
  }
  return sum
}

/// Each path yields, and the reader leaves in the first turn.
func firstOf<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
  let answers = AsyncThrowingStream<Answer, any Error> { continuation in
    Task {
      do {
        continuation.yield(try await work())  // ok: nobody wants more than one
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }
  for try await answer in answers { return answer }
  throw CancellationError()
}

func firstOfSomeRepaired<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer?) async throws -> Answer {
  let answers = AsyncThrowingStream<Answer, any Error> { continuation in
    Task {
      do {
        if let answer = try await work() { continuation.yield(answer) }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }
  for try await answer in answers { return answer }
  throw CancellationError()
}
