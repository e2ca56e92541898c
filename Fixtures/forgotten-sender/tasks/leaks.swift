import AsyncAlgorithms

struct Chunk: Sendable {
  var bytes: [UInt8]
}

protocol Download: Sendable {
  func chunk() async throws -> Chunk
  func isAllowed() async -> Bool
}

/// The body returns normally, and the group waits for the child that waits for the stream.
func downloadInGroup(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    guard await download.isAllowed() else {
      return  // want: forgotten-sender "continuation"
    }
    continuation.yield(Chunk(bytes: []))
    continuation.finish()
  }
}

/// The error is caught in the body, which then ends normally.
func downloadLogging(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      let chunk = try await download.chunk()  // want: forgotten-sender "chunks"
      await chunks.send(chunk)
      chunks.finish()
    }
    do {
      for try await _ in group {}
    } catch {
      print("download failed: \(error)")
    }
  }
}

/// A child of a discarding group that returns early cancels nobody.
func downloadDiscarding(_ download: any Download) async {
  let chunks = AsyncChannel<Chunk>()
  await withDiscardingTaskGroup { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      guard await download.isAllowed() else {
        return  // want: forgotten-sender "chunks"
      }
      await chunks.send(Chunk(bytes: []))
      chunks.finish()
    }
  }
}

/// The consumer is an unstructured task: the early return leaves it behind.
func downloadInTask(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  let consumer = Task {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }
  guard await download.isAllowed() else {
    return  // want: forgotten-sender "continuation"
  }
  continuation.yield(Chunk(bytes: []))
  continuation.finish()
  await consumer.value
}

/// The same with a channel, and an error that leaves the function.
func downloadToChannel(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  let consumer = Task {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }
  let chunk = try await download.chunk()  // want: forgotten-sender "chunks"
  await chunks.send(chunk)
  chunks.finish()
  await consumer.value
}

/// Cancelling the producer doesn't end the consumer.
func downloadCancelled(_ download: any Download) async {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  let producer = Task {
    while !Task.isCancelled {
      guard let chunk = try? await download.chunk() else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.yield(chunk)
    }
    continuation.finish()
  }
  if await !download.isAllowed() {
    producer.cancel()
  }
  for await chunk in chunks {
    print(chunk.bytes.count)
  }
}
