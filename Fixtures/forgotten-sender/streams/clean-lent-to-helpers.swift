import Foundation

protocol Sensor: Sendable {
  func read() async throws -> Int
}

func samplesRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await produceAll(sensor, into: continuation)
    }
  }
}

func produceAll(_ sensor: any Sensor, into continuation: AsyncStream<Int>.Continuation) async {
  defer { continuation.finish() }
  do {
    continuation.yield(try await sensor.read())
  } catch {
    print(error)
  }
}

func fewRepaired(_ count: Int) -> AsyncStream<Int> {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  Task {
    await send(count, into: continuation)
    continuation.finish()
  }
  return stream
}

func send(_ count: Int, into continuation: AsyncStream<Int>.Continuation) async {
  if count > 2 { return }
  continuation.yield(count)
  continuation.finish()
}

func relayedRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await relay(sensor, into: continuation)
    }
  }
}

func relay(_ sensor: any Sensor, into continuation: AsyncStream<Int>.Continuation) async {
  continuation.yield(0)
  await produceAll(sensor, into: continuation)
}

func deafRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      if await !begin(sensor, continuation) { continuation.finish() }
    }
  }
}

func begin(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async -> Bool {
  guard let first = try? await sensor.read() else { return false }
  continuation.yield(first)
  continuation.finish()
  return true
}

func followedRepaired(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await follow(sensor, continuation)
    }
  }
}

func follow(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async {
  while let value = try? await sensor.read() {
    if value < 0 { break }
    continuation.yield(value)
  }
  continuation.finish()
}

enum Message: Sendable {
  case value(Int)
  case end, ignored
}

func take(_ message: Message, _ continuation: AsyncStream<Int>.Continuation) {
  switch message {
  case .value(let number): continuation.yield(number)
  case .end: continuation.finish()
  case .ignored: break
  }
}

/// Some message comes last.
func decided(_ messages: AsyncStream<Message>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      for await message in messages { take(message, continuation) }
      continuation.finish()
    }
  }
}

final class Radio: @unchecked Sendable {
  private var listener: ((Message) -> Void)?
  private var readers: [AsyncStream<Int>.Continuation] = []
  private let lock = NSLock()
  private var isOff = false

  func start(_ listener: @escaping (Message) -> Void) { self.listener = listener }

  /// The listener is called for each message.
  func numbers() -> AsyncStream<Int> {
    AsyncStream { continuation in
      start { take($0, continuation) }
    }
  }

  /// Kept, or refused.
  func events() -> AsyncStream<Int> {
    AsyncStream { continuation in
      add(continuation)
    }
  }

  private func add(_ continuation: AsyncStream<Int>.Continuation) {
    lock.lock()
    defer { lock.unlock() }
    if isOff {
      continuation.finish()
      return
    }
    readers.append(continuation)
  }

  /// A second helper has it as well.
  func greeted() -> AsyncStream<Int> {
    AsyncStream { continuation in
      greet(continuation)
      add(continuation)
    }
  }

  private func greet(_ continuation: AsyncStream<Int>.Continuation) {
    if isOff { continuation.finish() } else { continuation.yield(0) }
  }

  func switchOff() {
    lock.lock()
    isOff = true
    let all = readers
    readers = []
    lock.unlock()
    for reader in all { reader.finish() }
  }
}

/// The last turn finishes.
func numbered(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      while await step(sensor, continuation) {}
    }
  }
}

func step(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async -> Bool {
  guard let value = try? await sensor.read() else {
    continuation.finish()
    return false
  }
  continuation.yield(value)
  return true
}

/// One of the children is the last one.
func parts() -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<3 {
          group.addTask { await part(number, continuation) }
        }
      }
    }
  }
}

func part(_ number: Int, _ continuation: AsyncStream<Int>.Continuation) async {
  continuation.yield(number)
  if number == 2 { continuation.finish() }
}

/// Whoever is cancelled has lost its reader.
func abandoned(_ sensor: any Sensor) -> AsyncStream<Int> {
  AsyncStream { continuation in
    let task = Task { await run(sensor, continuation) }
    continuation.onTermination = { _ in task.cancel() }
  }
}

func run(_ sensor: any Sensor, _ continuation: AsyncStream<Int>.Continuation) async {
  do {
    continuation.yield(try await sensor.read())
    continuation.finish()
  } catch is CancellationError {
    return
  } catch {
    continuation.finish()
  }
}

/// Again and again until the end.
func counted() -> AsyncStream<Int> {
  AsyncStream { continuation in count(5, continuation) }
}

func count(_ left: Int, _ continuation: AsyncStream<Int>.Continuation) {
  if left == 0 {
    continuation.finish()
    return
  }
  continuation.yield(left)
  DispatchQueue.main.asyncAfter(deadline: .now() + 1) { count(left - 1, continuation) }
}
