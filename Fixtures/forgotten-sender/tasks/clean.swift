import AsyncAlgorithms

struct Chunk: Sendable {
  var bytes: [UInt8]
}

protocol Download: Sendable {
  func chunk() async throws -> Chunk
  func isAllowed() async -> Bool
}

func downloadInGroupRepaired(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    guard await download.isAllowed() else {
      group.cancelAll()
      return  // ok: the consumer's loop ends by cancellation
    }
    continuation.yield(Chunk(bytes: []))
    continuation.finish()
  }
}

func downloadIgnoringRepaired(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      await chunks.send(try await download.chunk())  // ok: thrown on by `next()`
      chunks.finish()
    }
    try await group.next()
  }
}

func downloadLoggingRepaired(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      let chunk = try await download.chunk()  // ok: the handler cancels the sibling
      await chunks.send(chunk)
      chunks.finish()
    }
    do {
      for try await _ in group {}
    } catch {
      print("download failed: \(error)")
      group.cancelAll()
    }
  }
}

func downloadDiscardingRepaired(_ download: any Download) async {
  let chunks = AsyncChannel<Chunk>()
  await withDiscardingTaskGroup { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      defer { chunks.finish() }
      guard await download.isAllowed() else {
        return  // ok: `defer` finishes
      }
      await chunks.send(Chunk(bytes: []))
    }
  }
}

func downloadBesideRepaired(_ download: any Download) async throws {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  async let printed: Void = {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }()
  async let produced: Void = {
    continuation.yield(try await download.chunk())  // ok: awaited first, its error cancels the consumer
    continuation.finish()
  }()
  try await produced
  await printed
}

func downloadInTaskRepaired(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  let consumer = Task {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }
  defer { consumer.cancel() }
  guard await download.isAllowed() else {
    return  // ok: `defer` cancels the consumer
  }
  continuation.yield(Chunk(bytes: []))
  continuation.finish()
  await consumer.value
}

func downloadToChannelRepaired(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  let consumer = Task {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }
  do {
    let chunk = try await download.chunk()
    await chunks.send(chunk)
  } catch {
    print("no chunk: \(error)")
  }
  chunks.finish()  // ok: behind both ways
  await consumer.value
}

func downloadCancelledRepaired(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  let producer = Task {
    defer { continuation.finish() }
    while !Task.isCancelled {
      guard let chunk = try? await download.chunk() else {
        return  // ok: `defer` finishes
      }
      continuation.yield(chunk)
    }
  }
  if await !download.isAllowed() {
    producer.cancel()
  }
  for await chunk in chunks {
    print(chunk.bytes.count)
  }
}

/// The throw out of the body cancels the child that reads.
func downloadThrowing(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    await chunks.send(try await download.chunk())  // ok: the error leaves the body, and the group cancels
    chunks.finish()
  }
}

/// Both children are cancelled at the end of their scope.
func downloadNeither(_ download: any Download) async -> Bool {
  let chunks = AsyncChannel<Chunk>()
  async let _: Void = {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }()
  async let _: Void? = try? chunks.send(download.chunk())
  return await download.isAllowed()  // ok: the scope's end cancels both
}
