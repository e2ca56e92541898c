// The continuation of a stream goes to a helper that finishes it on some of its ways only.

protocol Sensor: Sendable {
  func read() async throws -> Int
}

func samples(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await produce(sensor, into: continuation)
    }  // want: forgotten-sender "reaching the end here"
  }
}

func produce(_ sensor: any Sensor, into continuation: AsyncStream<Int>.Continuation) async {
  do {
    continuation.yield(try await sensor.read())
    continuation.finish()
  } catch {
    print(error)
  }
}

func few(_ count: Int) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  Task {
    await send(count, into: continuation)
  }  // want: forgotten-sender "reaching the end here"
  return stream
}

func send(_ count: Int, into continuation: AsyncStream<Int>.Continuation) async {
  if count > 2 { return }
  continuation.yield(count)
  continuation.finish()
}

/// The helper of a helper.
func relayed(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await relay(sensor, into: continuation)
    }  // want: forgotten-sender "reaching the end here"
  }
}

func relay(_ sensor: any Sensor, into continuation: AsyncStream<Int>.Continuation) async {
  continuation.yield(0)
  await produce(sensor, into: continuation)
}

/// What the helper says is not asked.
func deaf(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      _ = await begin(sensor, continuation)
    }  // want: forgotten-sender "reaching the end here"
  }
}

func begin(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async -> Bool {
  guard let first = try? await sensor.read() else { return false }
  continuation.yield(first)
  continuation.finish()
  return true
}

/// A loop that ends at any error.
func followed(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await follow(sensor, continuation)
    }  // want: forgotten-sender "reaching the end here"
  }
}

func follow(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async {
  while let value = try? await sensor.read() {
    if value < 0 {
      continuation.finish()
      return
    }
    continuation.yield(value)
  }
}
