// Waiters that services keep, and tasks that they cannot end.
import Foundation

struct Lost: Error {}
typealias Answer = @Sendable (Result<Int, any Error>) -> Void
protocol Scanner: Sendable { func scan(_ done: @escaping @Sendable (String?) -> Void) }

final class Box: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Int, any Error>?

  func set(_ continuation: CheckedContinuation<Int, any Error>) { lock.withLock { self.continuation = continuation } }

  func take() -> CheckedContinuation<Int, any Error>? {
    lock.withLock {
      defer { continuation = nil }
      return continuation
    }
  }
}

func ask(_ api: @escaping @Sendable (@escaping Answer) -> Void) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      box.set(continuation)  // want: uncancellable-wait "is put away here after the cancellation handler at line 29 may have run"
      api { result in box.take()?.resume(with: result) }
    }
  } onCancel: {
    box.take()?.resume(throwing: CancellationError())
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

func scan(_ scanner: any Scanner) async throws -> String? {
  try await limited(.seconds(3)) {
    await withCheckedContinuation { continuation in  // want: uncancellable-wait "'limited' cannot end this wait for a continuation"
      scanner.scan { continuation.resume(returning: $0) }
    }
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

  func stop() async {
    await task?.value  // want: circular-wait "reads until the 'finish()' at line 69"
    source.finish()
  }
}

/// Another type with a task of the same name.
actor Beat {
  private var task: Task<Void, Never>?

  func start(_ beat: @escaping @Sendable () async -> Void) {
    task = Task { await beat() }
  }
}
