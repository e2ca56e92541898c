import Foundation

// The twins of leaks-stored-closures.swift.

private enum ClientError: Error {
  case closed
}

private struct Reply: Sendable {
  let number: Int
  let result: Data?
  let code: Int?
}

private struct ServerFault: Error {
  let code: Int
}

private final class Client: @unchecked Sendable {
  private let queue = DispatchQueue(label: "client")
  private var handlers: [Int: (Result<Data, any Error>) -> Void] = [:]
  private var count = 0

  func send(_ method: String) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        self.count += 1
        self.handlers[self.count] = { continuation.resume(with: $0) }
      }
    }
  }

  func receivedRepaired(_ reply: Reply) {
    queue.async {
      guard let handler = self.handlers.removeValue(forKey: reply.number) else { return }
      if let code = reply.code {
        handler(.failure(ServerFault(code: code)))
      } else {
        handler(.success(reply.result ?? Data()))
      }
    }
  }

  func closed() {
    queue.async {
      let all = self.handlers
      self.handlers = [:]
      for handler in all.values { handler(.failure(ClientError.closed)) }
    }
  }
}
