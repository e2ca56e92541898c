// The continuation of a stream goes to a function that gives a closure away, which finishes it; or somebody else does.

protocol Socket: Sendable {
  func receive(_ handler: @escaping @Sendable (Result<String, Error>) -> Void)
  func next() async throws -> String?
}

final class Messages: Sendable {
  private let socket: Socket
  init(socket: Socket) { self.socket = socket }

  func messages() -> AsyncThrowingStream<String, Error> {
    AsyncThrowingStream { continuation in self.receiveRepaired(into: continuation) }
  }

  private func receiveRepaired(into continuation: AsyncThrowingStream<String, Error>.Continuation) {
    socket.receive { result in
      switch result {
      case .success(let text):
        continuation.yield(text)
        self.receiveRepaired(into: continuation)
      case .failure(let error):
        continuation.finish(throwing: error)
      }
    }
  }

  func reply() -> AsyncStream<String> {
    AsyncStream { continuation in self.feedRepaired(continuation) }
  }

  private func feedRepaired(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      defer { continuation.finish() }
      guard case .success(let text) = result else { return }
      continuation.yield(text)
    }
  }

  func lines() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    pumpRepaired(continuation)
    return stream
  }

  private func pumpRepaired(_ continuation: AsyncStream<String>.Continuation) {
    Task {
      defer { continuation.finish() }
      while let line = try await socket.next() {
        continuation.yield(line)
      }
    }
  }

  /// Whoever makes the stream keeps the continuation as well.
  func kept(_ keep: @escaping (AsyncStream<String>.Continuation) -> Void) -> AsyncStream<String> {
    AsyncStream { continuation in
      keep(continuation)
      self.fill(continuation)
    }
  }

  private func fill(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      guard case .success(let text) = result else { return }  // ok: somebody else has it
      continuation.yield(text)
      continuation.finish()
    }
  }

  /// Events have no end.
  func events() -> AsyncStream<String> {
    AsyncStream { continuation in self.watch(continuation) }
  }

  private func watch(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      guard case .success(let text) = result else { return }  // ok: nothing ever finishes it
      continuation.yield(text)
    }
  }

  /// Two sources feed one stream: the one that fails may leave it to the other.
  func both() -> AsyncStream<String> {
    AsyncStream { continuation in
      self.part(continuation)
      self.part(continuation)
    }
  }

  private func part(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      guard case .success(let text) = result else { return }  // ok: the other one may finish it
      continuation.yield(text)
      continuation.finish()
    }
  }

  func words() -> AsyncThrowingStream<String, Error> {
    AsyncThrowingStream { self.readRepaired(into: $0) }
  }

  private func readRepaired(into continuation: AsyncThrowingStream<String, Error>.Continuation) {
    Task {
      do {
        while let word = try await socket.next() { continuation.yield(word) }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }

  func one() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    listenRepaired(continuation)
    return stream
  }

  private func listenRepaired(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { _ in
      continuation.finish()
    }
  }
}
