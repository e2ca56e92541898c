import AsyncAlgorithms

// Blocking bugs of Go programs, after the kernels of the GoKer benchmark, with channels and tasks of Swift.

protocol Backend: Sendable {
  func connect() async throws -> Int
  func isReady() async -> Bool
}

/// cockroach 13197: a transaction's watcher waits for a signal that nobody gives.
func beginTransaction() {
  let done = AsyncChannel<Void>()
  Task {
    var iterator = done.makeAsyncIterator()
    _ = await iterator.next()  // want: forgotten-sender "done"
    print("rolled back")
  }
}

/// grpc 1424: the watcher of the balancer returns without closing, and whoever dials waits for it.
func dialBalanced(_ backend: any Backend) async -> Int? {
  let ready = AsyncChannel<Int>()
  Task {
    guard await backend.isReady() else {
      return  // want: forgotten-sender "ready"
    }
    await ready.send(1)
  }
  var iterator = ready.makeAsyncIterator()
  return await iterator.next()
}

/// grpc 1275: the reader of a stream waits for more; the writer has gone without closing.
func readStream(_ parts: [Int]) async -> Int {
  let stream = AsyncChannel<Int>()
  Task {
    for part in parts {
      await stream.send(part)
    }
  }
  var sum = 0
  for await part in stream {  // want: forgotten-sender "stream"
    sum += part
  }
  return sum
}

/// cockroach 25456: a check waits for the end of a queue that ends only when all goes well.
func checkConsistency(_ backend: any Backend) async -> Int? {
  let results = AsyncChannel<Int>()
  Task {
    do {
      await results.send(try await backend.connect())
      results.finish()
    } catch {
      print("the check failed: \(error)")
    }
  }  // want: forgotten-sender "results"
  var last: Int?
  for await result in results {
    last = result
  }
  return last
}

/// etcd 7902: the leader releases one follower, and two wait.
func electTwice() async {
  let released = AsyncChannel<Void>()
  Task { await released.send(()) }
  var iterator = released.makeAsyncIterator()
  _ = await iterator.next()
  _ = await iterator.next()  // want: forgotten-sender "released"
}

/// syncthing 5795: the dispatcher is awaited, and it waits for a close that comes behind the wait.
func closeModel() async {
  let closed = AsyncChannel<Void>()
  let dispatcher = Task {
    for await _ in closed {  // want: forgotten-sender "closed"
      print("closing")
    }
  }
  await dispatcher.value
  closed.finish()
}

/// istio 18454: the queue's worker is stopped on the good path only.
func runQueue(_ backend: any Backend) async throws {
  let stop = AsyncChannel<Void>()
  Task {
    for await _ in stop {
      print("tick")
    }
  }
  _ = try await backend.connect()  // want: forgotten-sender "stop"
  stop.finish()
}
