// Streams that are read in a closure which whoever takes it cannot keep: when the call is over, nobody reads any more.

struct Requests {
  private func next() async -> Bool { true }

  func aroundClosing<Value: Sendable>(
    _ operation: (Int) async throws -> Value, onClosed: @escaping @Sendable () -> Void
  ) async throws -> Value {
    try await watching(operation: { try await operation(1) }, onClosed: onClosed)
  }

  private func watching<Value: Sendable>(
    operation: () async throws -> Value, onClosed: @escaping @Sendable () -> Void
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        if await next() { onClosed() }
      }
      let value = try await operation()
      group.cancelAll()
      return value
    }
  }

  func endingWithConnection(_ work: @escaping @Sendable () async throws -> Int) async throws -> Int {
    let (closed, close) = AsyncStream<Void>.makeStream()
    return try await aroundClosing { _ in
      try await withThrowingTaskGroup(of: Int.self) { group in
        group.addTask {
          var events = closed.makeAsyncIterator()
          _ = await events.next()
          throw CancellationError()
        }
        group.addTask { try await work() }
        if let value = try await group.next() {
          close.finish()
          return value
        }
        group.cancelAll()
        throw CancellationError()
      }
    } onClosed: {
      close.finish()
    }
  }
}
