protocol Sensor: Sendable {
  func read() async throws -> Int
}

struct Source: Sendable {
  private let continuation: AsyncStream<Int>.Continuation

  init(_ continuation: AsyncStream<Int>.Continuation) { self.continuation = continuation }

  func put(_ value: Int) { continuation.yield(value) }
  func finish() { continuation.finish() }
  func watch(_ end: @escaping @Sendable () -> Void) { continuation.onTermination = { _ in end() } }
}

/// Finishes when it goes.
final class Closing: Sendable {
  private let continuation: AsyncStream<Int>.Continuation

  init(_ continuation: AsyncStream<Int>.Continuation) { self.continuation = continuation }
  deinit { continuation.finish() }

  func put(_ value: Int) { continuation.yield(value) }
  func finish() { continuation.finish() }
}

func samplesRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let source = Source(continuation)
  Task {
    defer { source.finish() }
    do {
      source.put(try await sensor.read())
    } catch {
      print(error)
    }
  }
  return stream
}

func firstRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    let source = Source(continuation)
    Task {
      guard let value = try? await sensor.read() else {
        source.finish()
        return
      }
      source.put(value)
      source.finish()
    }
  }
}

func closed(_ sensor: any Sensor) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let source = Closing(continuation)
  Task {
    guard let value = try? await sensor.read() else { return }
    source.put(value)
    source.finish()
  }
  return stream
}

func watched(_ sensor: any Sensor) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let source = Source(continuation)
  let task = Task {
    while !Task.isCancelled { if let value = try? await sensor.read() { source.put(value) } }
    source.finish()
  }
  source.watch { task.cancel() }
  return stream
}

/// Others have it.
final class Keeper {
  private var source: Source?
  private var all: [Source] = []

  func opened() -> AsyncStream<Int> {
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    let source = Source(continuation)
    self.source = source
    return stream
  }

  func added() -> AsyncStream<Int> {
    AsyncStream { continuation in
      let source = Source(continuation)
      all.append(source)
    }
  }

  func close() {
    source?.finish()
    for source in all { source.finish() }
    all = []
  }
}

func made() -> (AsyncStream<Int>, Source) {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let source = Source(continuation)
  source.put(0)
  return (stream, source)
}
