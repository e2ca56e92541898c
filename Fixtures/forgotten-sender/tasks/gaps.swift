import AsyncAlgorithms

struct Chunk: Sendable {
  var bytes: [UInt8]
}

protocol Download: Sendable {
  func chunk() async throws -> Chunk
}

/// The clock's error, thrown when the producer is cancelled, leaves before `finish()`.
func downloadUntilCancelled(_ download: any Download) async {
  let chunks = AsyncChannel<Int>()
  let producer = Task {
    try await Task.sleep(nanoseconds: 1_000_000)  // todo-want: forgotten-sender "chunks"
    await chunks.send(1)
    chunks.finish()
  }
  producer.cancel()
  for await chunk in chunks {  // todo-ok: the producer may have finished before it is cancelled
    print(chunk)
  }
}

actor Gate {
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
    }
  }

  func open() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}

/// A child that waits at a gate; the error leaves the scope, and the scope waits for the child.
func downloadBehindGate(_ download: any Download, gate: Gate) async throws -> Int {
  async let passed: Void = gate.wait()
  let chunk = try await download.chunk()  // todo-want: forgotten-sender "gate"
  await gate.open()
  await passed
  return chunk.bytes.count
}

/// Two children, awaited in the wrong order: the consumer first, and it waits for a producer that has failed.
func downloadBeside(_ download: any Download) async throws {
  let (chunks, continuation) = AsyncStream<Chunk>.makeStream()
  async let printed: Void = {
    for await chunk in chunks {
      print(chunk.bytes.count)
    }
  }()
  async let produced: Void = {
    continuation.yield(try await download.chunk())  // todo-want: forgotten-sender "continuation"
    continuation.finish()
  }()
  await printed
  try await produced
}

/// `try?` swallows the error that `next()` fetched, so the body ends normally.
func downloadIgnoring(_ download: any Download) async throws {
  let chunks = AsyncChannel<Chunk>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await chunk in chunks {
        print(chunk.bytes.count)
      }
    }
    group.addTask {
      await chunks.send(try await download.chunk())  // todo-want: forgotten-sender "chunks"
      chunks.finish()
    }
    try? await group.next()
  }
}
