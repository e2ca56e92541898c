// A closure hears of one message, and asks for the next: a way on which it does not ends the loop, and nobody tells those who wait.

/// Stands for a socket of Foundation.
protocol Socket: AnyObject, Sendable {
  func receive(completionHandler: @escaping @Sendable (Result<Message, any Error>) -> Void)
  func send(_ text: String)
}

enum Message: Sendable {
  case text(String)
  case data([UInt8])
}

struct Unexpected: Error {}

final class Feed: @unchecked Sendable {
  private let socket: any Socket
  let messages: AsyncThrowingStream<String, any Error>
  private let continuation: AsyncThrowingStream<String, any Error>.Continuation

  init(_ socket: any Socket) {
    self.socket = socket
    (messages, continuation) = AsyncThrowingStream.makeStream()
  }

  func listen() {
    socket.receive { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(.text(let text)): continuation.yield(text)
      case .success: break
      case .failure(let error):
        print(error)
        return  // want: forgotten-sender "leaves what is in 'continuation' without finishing it, and nothing calls 'receive' again"
      }
      listen()
    }
  }
}

/// What is no text ends it.
final class Texts: @unchecked Sendable {
  private let socket: any Socket
  private var continuation: AsyncThrowingStream<String, any Error>.Continuation?

  init(_ socket: any Socket) { self.socket = socket }

  func texts() -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
      self.continuation = continuation
      listen()
    }
  }

  private func listen() {
    socket.receive { result in
      switch result {
      case .success(let message):
        guard case .text(let text) = message else { return }  // want: forgotten-sender "this return leaves what is in 'continuation' from line 50 without finishing it, and the closure given to 'receive' runs once"
        self.continuation?.yield(text)
        self.listen()
      case .failure(let error):
        self.continuation?.finish(throwing: error)
      }
    }
  }
}

/// Those who wait for an answer are left.
final class Calls: @unchecked Sendable {
  private let socket: any Socket
  private var number = 0
  private var waiting: [Int: CheckedContinuation<[UInt8], any Error>] = [:]

  init(_ socket: any Socket) { self.socket = socket }

  func call(_ name: String) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      number += 1
      waiting[number] = continuation
      socket.send(name)
    }
  }

  func listen() {
    socket.receive { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(.data(let bytes)): waiting.removeValue(forKey: bytes.count)?.resume(returning: bytes)
      case .success: break
      case .failure(let error):
        print("the socket has failed: \(error)")
        return  // want: forgotten-sender "leaves what is in 'waiting' from line 80 without resuming it, and nothing calls 'receive' again"
      }
      listen()
    }
  }
}
