// The repaired twins of leaks.swift, and loops whose end somebody else hears of.

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

  func listenRepaired() {
    socket.receive { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(.text(let text)):
        continuation.yield(text)
        listenRepaired()
      case .success: listenRepaired()
      case .failure(let error): continuation.finish(throwing: error)
      }
    }
  }
}

final class Texts: @unchecked Sendable {
  private let socket: any Socket
  private var continuation: AsyncThrowingStream<String, any Error>.Continuation?

  init(_ socket: any Socket) { self.socket = socket }

  func texts() -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
      self.continuation = continuation
      listenRepaired()
    }
  }

  private func listenRepaired() {
    socket.receive { result in
      switch result {
      case .success(let message):
        if case .text(let text) = message { self.continuation?.yield(text) }
        self.listenRepaired()
      case .failure(let error):
        self.continuation?.finish(throwing: error)
      }
    }
  }
}

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

  private func fail(_ error: any Error) {
    for continuation in waiting.values { continuation.resume(throwing: error) }
    waiting.removeAll()
  }

  func listenRepaired() {
    socket.receive { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(.data(let bytes)):
        waiting.removeValue(forKey: bytes.count)?.resume(returning: bytes)
        listenRepaired()
      case .success: listenRepaired()
      case .failure(let error): fail(error)
      }
    }
  }
}

/// Whoever hears of the failure ends it.
final class Reported: @unchecked Sendable {
  private let socket: any Socket
  private let hasFailed: @Sendable (any Error) -> Void
  private var continuation: AsyncStream<String>.Continuation?

  init(_ socket: any Socket, hasFailed: @escaping @Sendable (any Error) -> Void) {
    self.socket = socket
    self.hasFailed = hasFailed
  }

  func texts() -> AsyncStream<String> { AsyncStream { continuation = $0 } }

  func close() { continuation?.finish() }

  func listen() {
    socket.receive { [weak self] result in
      switch result {
      case .success(.text(let text)):
        self?.continuation?.yield(text)
        self?.listen()
      case .success: self?.listen()
      case .failure(let error): self?.hasFailed(error)  // ok: who hears of it closes
      }
    }
  }
}

/// Another method hears of the end, too.
final class Delegated: @unchecked Sendable {
  private let socket: any Socket
  private var continuation: AsyncStream<String>.Continuation?

  init(_ socket: any Socket) { self.socket = socket }

  func texts() -> AsyncStream<String> { AsyncStream { continuation = $0 } }

  func socketDidClose(_ socket: any Socket) { continuation?.finish() }

  func listen() {
    socket.receive { [weak self] result in
      switch result {
      case .success(.text(let text)):
        self?.continuation?.yield(text)
        self?.listen()
      case .success: self?.listen()
      case .failure(let error): print(error)  // ok: the delegate is told of it
      }
    }
  }
}

/// What the object knows decides: it has been closed.
final class Closed: @unchecked Sendable {
  private let socket: any Socket
  private var isClosed = false
  private var continuation: AsyncStream<String>.Continuation?

  init(_ socket: any Socket) { self.socket = socket }

  func texts() -> AsyncStream<String> { AsyncStream { continuation = $0 } }

  func close() {
    isClosed = true
    continuation?.finish()
  }

  func listen() {
    socket.receive { [weak self] result in
      guard let self, !isClosed else { return }  // ok: it has been finished
      switch result {
      case .success(.text(let text)): continuation?.yield(text)
      case .success: break
      case .failure: return close()
      }
      listen()
    }
  }
}

/// What watches the socket ends it.
final class Watched: @unchecked Sendable {
  private let socket: any Socket
  let messages: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation

  init(_ socket: any Socket, watch: (@escaping @Sendable (Bool) -> Void) -> Void) {
    self.socket = socket
    (messages, continuation) = AsyncStream.makeStream()
    watch { [continuation] isOpen in
      if !isOpen { continuation.finish() }
    }
  }

  func listen() {
    socket.receive { [weak self] result in
      switch result {
      case .success(.text(let text)): self?.continuation.yield(text)
      case .success: break
      case .failure(let error):
        print(error)
        return  // ok: it is closed, then
      }
      self?.listen()
    }
  }
}
