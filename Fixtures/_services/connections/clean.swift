// The same: cancelling is noticed, and who waits is woken first.
import Foundation

struct Lost: Error {}
typealias Answer = @Sendable (Result<Int, any Error>) -> Void
protocol Scanner: Sendable { func scan(_ done: @escaping @Sendable (String?) -> Void) }

final class Box: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, any Error>?
  private var isCancelled = false

  /// Knows of the cancellation that came before.
  func set(_ continuation: CheckedContinuation<Int, any Error>) {
    let isLate = lock.withLock {
      if isCancelled { return true }
      self.continuation = continuation
      return false
    }
    if isLate { continuation.resume(throwing: CancellationError()) }
  }

  func take(cancelling: Bool = false) -> CheckedContinuation<Int, any Error>? {
    lock.withLock {
      if cancelling { isCancelled = true }
      defer { continuation = nil }
      return continuation
    }
  }
}

func askRepaired(_ api: @escaping @Sendable (@escaping Answer) -> Void) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      box.set(continuation)  // ok: the box knows of the cancellation
      api { result in box.take()?.resume(with: result) }
    }
  } onCancel: {
    box.take(cancelling: true)?.resume(throwing: CancellationError())
  }
}

func limited<Value: Sendable>(
  _ duration: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(for: duration)
      throw Lost()
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw Lost() }
    return first
  }
}

func scanRepaired(_ scanner: any Scanner) async throws -> String? {
  try await limited(.seconds(3)) {
    let (texts, source) = AsyncStream.makeStream(of: String?.self)
    scanner.scan {
      source.yield($0)
      source.finish()
    }
    for await text in texts { return text }
    return nil
  }
}

actor Ticker {
  private var (ticks, source) = AsyncStream.makeStream(of: Int.self)
  private var task: Task<Void, Never>?

  func start() {
    task = Task { [ticks] in
      for await tick in ticks { print(tick) }
    }
  }

  func stopRepaired() async {
    source.finish()
    await task?.value
  }
}
