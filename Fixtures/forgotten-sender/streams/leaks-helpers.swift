// The continuation of a stream goes to a function that gives a closure away, in which alone it is finished.

protocol Socket: Sendable {
  func receive(_ handler: @escaping @Sendable (Result<String, Error>) -> Void)
  func next() async throws -> String?
}

final class Messages: Sendable {
  private let socket: Socket
  init(socket: Socket) { self.socket = socket }

  func messages() -> AsyncThrowingStream<String, Error> {
    AsyncThrowingStream { continuation in self.receive(into: continuation) }
  }

  private func receive(into continuation: AsyncThrowingStream<String, Error>.Continuation) {
    socket.receive { result in
      switch result {
      case .success(let text):
        continuation.yield(text)
        self.receive(into: continuation)
      case .failure(let error):
        print("lost", error)
      }
    }  // want: forgotten-sender "leaves 'continuation' from"
  }

  func reply() -> AsyncStream<String> {
    AsyncStream { continuation in self.feed(continuation) }
  }

  private func feed(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      guard case .success(let text) = result else { return }  // want: forgotten-sender "without 'finish()'"
      continuation.yield(text)
      continuation.finish()
    }
  }

  func lines() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    pump(continuation)
    return stream
  }

  private func pump(_ continuation: AsyncStream<String>.Continuation) {
    Task {
      while let line = try await socket.next() {  // want: forgotten-sender "without 'finish()'"
        continuation.yield(line)
      }
      continuation.finish()
    }
  }

  func words() -> AsyncThrowingStream<String, Error> {
    AsyncThrowingStream { self.read(into: $0) }
  }

  private func read(into continuation: AsyncThrowingStream<String, Error>.Continuation) {
    Task {
      do {
        while let word = try await socket.next() { continuation.yield(word) }
        continuation.finish()
      } catch {
        print("lost", error)
      }
    }  // want: forgotten-sender "without 'finish()'"
  }

  func one() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    listen(continuation)
    return stream
  }

  private func listen(_ continuation: AsyncStream<String>.Continuation) {
    socket.receive { result in
      if case .failure = result { return }  // want: forgotten-sender "without 'finish()'"
      continuation.finish()
    }
  }
}
