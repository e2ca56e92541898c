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
