import AsyncAlgorithms

protocol Backend: Sendable {
  func connect() async throws -> Int
  func isReady() async -> Bool
}

func beginTransactionRepaired() {
  let done = AsyncChannel<Void>()
  Task {
    var iterator = done.makeAsyncIterator()
    _ = await iterator.next()  // ok: finished below
    print("rolled back")
  }
  done.finish()
}

func dialBalancedRepaired(_ backend: any Backend) async -> Int? {
  let ready = AsyncChannel<Int>()
  Task {
    defer { ready.finish() }
    guard await backend.isReady() else {
      return  // ok: `defer` finishes
    }
    await ready.send(1)
  }
  var iterator = ready.makeAsyncIterator()
  return await iterator.next()
}

func readStreamRepaired(_ parts: [Int]) async -> Int {
  let stream = AsyncChannel<Int>()
  Task {
    for part in parts {
      await stream.send(part)
    }
    stream.finish()
  }
  var sum = 0
  for await part in stream {  // ok: finished behind the last part
    sum += part
  }
  return sum
}

func checkConsistencyRepaired(_ backend: any Backend) async throws -> Int? {
  let results = AsyncThrowingChannel<Int, any Error>()
  Task {
    do {
      await results.send(try await backend.connect())
      results.finish()
    } catch {
      results.fail(error)  // ok: the reader gets the error
    }
  }
  var last: Int?
  for try await result in results {
    last = result
  }
  return last
}

func electTwiceRepaired() async {
  let released = AsyncChannel<Void>()
  Task {
    await released.send(())
    await released.send(())
  }
  var iterator = released.makeAsyncIterator()
  _ = await iterator.next()
  _ = await iterator.next()  // ok: two sends
}

func closeModelRepaired() async {
  let closed = AsyncChannel<Void>()
  let dispatcher = Task {
    for await _ in closed {
      print("closing")
    }
  }
  closed.finish()  // ok: before the wait
  await dispatcher.value
}

func runQueueRepaired(_ backend: any Backend) async throws {
  let stop = AsyncChannel<Void>()
  defer { stop.finish() }
  Task {
    for await _ in stop {
      print("tick")
    }
  }
  _ = try await backend.connect()  // ok: `defer` finishes
}
