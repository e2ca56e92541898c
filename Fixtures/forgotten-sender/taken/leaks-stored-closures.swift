import Foundation

// What is taken out is a closure that resumes a continuation: whoever does not call it leaves the task.

enum ClientError: Error {
  case closed
}

struct Reply: Sendable {
  let number: Int
  let result: Data?
  let code: Int?
}

struct ServerFault: Error {
  let code: Int
}

final class Client: @unchecked Sendable {
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

  func received(_ reply: Reply) {
    queue.async {
      guard let handler = self.handlers.removeValue(forKey: reply.number) else { return }
      if let code = reply.code {
        handler(.failure(ServerFault(code: code)))
      } else if let result = reply.result {
        handler(.success(result))
      }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'handler'"
  }

  func closed() {
    queue.async {
      let all = self.handlers
      self.handlers = [:]
      for handler in all.values { handler(.failure(ClientError.closed)) }
    }
  }
}
