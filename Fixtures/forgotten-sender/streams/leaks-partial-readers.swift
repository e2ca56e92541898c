// A reader that wants all elements, and a stream that has no end on one path.

func all(_ elements: [Int]) async -> [Int] {
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
  if elements.isEmpty { return [] }  // want: forgotten-sender "leaves 'continuation'"
  continuation.finish()
  return await reader.value
}

/// Where nothing is yielded, there is no first element.
func firstOfSome<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer?) async throws -> Answer {
  let answers = AsyncThrowingStream<Answer, any Error> { continuation in
    Task {
      do {
        if let answer = try await work() { continuation.yield(answer) }
      } catch {
        continuation.finish(throwing: error)
      }
    }  // want: forgotten-sender "without 'finish()'"
  }
  for try await answer in answers { return answer }
  throw CancellationError()
}
