import Foundation

/// A continuation that is stored is the type's business, not the function's.

final class Broadcaster: @unchecked Sendable {
  private var continuations: [UUID: AsyncStream<Int>.Continuation] = [:]
  private let lock = NSLock()

  func subscribe() -> AsyncStream<Int> {
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    let id = UUID()
    lock.withLock { continuations[id] = continuation }  // ok: `send` and `close` find it there
    continuation.onTermination = { [weak self] _ in
      self?.remove(id)
    }
    return stream
  }

  private func remove(_ id: UUID) {
    lock.withLock { _ = continuations.removeValue(forKey: id) }
  }

  func send(_ value: Int) {
    lock.withLock { continuations.values.forEach { $0.yield(value) } }
  }

  func close() {
    let all = lock.withLock {
      defer { continuations.removeAll() }
      return Array(continuations.values)
    }
    all.forEach { $0.finish() }
  }

  deinit {
    continuations.values.forEach { $0.finish() }
  }
}

/// Made in the initialiser, finished in `deinit`.
final class Thermometer: Sendable {
  let readings: AsyncStream<Double>
  private let continuation: AsyncStream<Double>.Continuation

  init() {
    (readings, continuation) = AsyncStream.makeStream(of: Double.self)  // ok: a stored property
  }

  func measured(_ value: Double) {
    continuation.yield(value)
  }

  deinit {
    continuation.finish()
  }
}

/// Through a tuple, with a type that has no end of life.
final class Log: Sendable {
  static let shared = Log()
  let lines: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation

  private init() {
    let made = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(100))
    lines = made.stream
    continuation = made.continuation  // ok: the log lives as long as the process
  }

  func write(_ line: String) {
    continuation.yield(line)
  }
}

/// An actor with one subscriber.
actor Progress {
  private var continuation: AsyncStream<Double>.Continuation?

  func updates() -> AsyncStream<Double> {
    AsyncStream { continuation in
      self.continuation = continuation  // ok: `finish()` below
    }
  }

  func report(_ fraction: Double) {
    continuation?.yield(fraction)
    if fraction >= 1 {
      continuation?.finish()
      continuation = nil
    }
  }
}

/// Both halves are returned.
func makeNumbers() -> (stream: AsyncStream<Int>, continuation: AsyncStream<Int>.Continuation) {
  AsyncStream<Int>.makeStream()  // ok: the caller has both
}

func makeStarted() -> (AsyncStream<Int>, AsyncStream<Int>.Continuation) {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  continuation.yield(0)
  return (stream, continuation)  // ok: the caller has both
}

protocol Producer: Sendable {
  func produce(into continuation: AsyncStream<Int>.Continuation)
}

/// Handed to somebody else.
func numbers(from producer: any Producer) -> AsyncStream<Int> {
  AsyncStream { continuation in
    producer.produce(into: continuation)  // ok: the producer has it
  }
}

func numbersBuilt(by build: @escaping (AsyncStream<Int>.Continuation) -> Void) -> AsyncStream<Int> {
  AsyncStream(Int.self, build)  // ok: a function that isn't known
}

/// Held by a delegate object.
final class Delegate: Sendable {
  let continuation: AsyncStream<Int>.Continuation
  init(continuation: AsyncStream<Int>.Continuation) { self.continuation = continuation }
  func received(_ value: Int) { continuation.yield(value) }
  func ended() { continuation.finish() }
}

func delegated(register: @escaping (Delegate) -> Void) -> AsyncStream<Int> {
  AsyncStream { continuation in
    register(Delegate(continuation: continuation))  // ok: the delegate has it
  }
}
