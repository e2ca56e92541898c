import Foundation

// An entry under one's own key is there when one has put it there.

final class Requests: @unchecked Sendable {
  private let queue = DispatchQueue(label: "requests")
  private var replies: [UUID: @Sendable (Result<Data, any Error>) -> Void] = [:]
  private func encode(_ data: Data) throws -> Data { data }
  private func send(_ data: Data) throws {}

  func request(_ data: Data) async throws -> Data {
    let id = UUID()
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        do {
          let payload = try encode(data)
          replies[id] = { continuation.resume(with: $0) }
          try send(payload)
        } catch {
          if let reply = replies.removeValue(forKey: id) {
            reply(.failure(error))  // ok: who finds an entry finds this one
          } else {
            continuation.resume(throwing: error)
          }
        }
      }
    }
  }

  func received(_ id: UUID, _ data: Data) { queue.async { self.replies.removeValue(forKey: id)?(.success(data)) } }

  func closed(_ error: any Error) {
    queue.async {
      let all = self.replies
      self.replies = [:]
      for reply in all.values { reply(.failure(error)) }
    }
  }
}

/// All who ask for the same name get what comes for it.
final class JoinedRequests: @unchecked Sendable {
  private let queue = DispatchQueue(label: "requests")
  private var replies: [String: [@Sendable (Result<Data, any Error>) -> Void]] = [:]
  private func send(_ name: String) {}

  func requestRepaired(_ name: String) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        if replies[name] != nil {
          replies[name]?.append { continuation.resume(with: $0) }
          return
        }
        replies[name] = [{ continuation.resume(with: $0) }]
        send(name)
      }
    }
  }

  func received(_ name: String, _ data: Data) {
    queue.async { for reply in self.replies.removeValue(forKey: name) ?? [] { reply(.success(data)) } }
  }

  func closed(_ error: any Error) {
    queue.async {
      let all = self.replies
      self.replies = [:]
      for reply in all.values.joined() { reply(.failure(error)) }
    }
  }
}
