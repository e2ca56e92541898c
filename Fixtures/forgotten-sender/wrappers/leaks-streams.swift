// The continuation of a stream lies in an object that only keeps it: its `finish()` is the stream's.

protocol Sensor: Sendable {
  func read() async throws -> Int
}

struct Source: Sendable {
  private let continuation: AsyncStream<Int>.Continuation

  init(_ continuation: AsyncStream<Int>.Continuation) { self.continuation = continuation }

  func put(_ value: Int) { continuation.yield(value) }
  func finish() { continuation.finish() }
}

final class SharedSource: Sendable {
  private let continuation: AsyncStream<Int>.Continuation

  init(_ continuation: AsyncStream<Int>.Continuation) { self.continuation = continuation }

  func put(_ value: Int) { continuation.yield(value) }
  func finish() { continuation.finish() }
}

func samples(_ sensor: any Sensor) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  let source = Source(continuation)
  Task {
    do {
      source.put(try await sensor.read())
      source.finish()
    } catch {
      print(error)
    }
  }  // want: forgotten-sender "reaching the end here"
  return stream
}

func first(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    let source = SharedSource(continuation)
    Task {
      guard let value = try? await sensor.read() else { return }  // want: forgotten-sender "this return"
      source.put(value)
      source.finish()
    }
  }
}
