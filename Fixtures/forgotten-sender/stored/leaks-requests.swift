import Foundation

/// The request is not sent, and whoever waits for its answer is not told.
actor Client {
  private var pending: [Int: CheckedContinuation<Data, any Error>] = [:]
  private var lastID = 0
  private let send: @Sendable (Data, Int) throws -> Void

  init(_ send: @escaping @Sendable (Data, Int) throws -> Void) { self.send = send }

  func call(_ request: Data) async throws -> Data {
    lastID += 1
    let id = lastID
    return try await withCheckedThrowingContinuation { continuation in
      pending[id] = continuation
      try? send(request, id)  // want: forgotten-sender "leaves what is in 'pending' from line 15 without resuming it"
    }
  }

  func received(_ answer: Data, for id: Int) {
    pending.removeValue(forKey: id)?.resume(returning: answer)
  }
}

actor Asker {
  private var questions: [UUID: CheckedContinuation<String, any Error>] = [:]

  func ask(_ text: String, _ put: @escaping @Sendable (String) async throws -> Void) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      questions[UUID()] = continuation
      Task {
        do {
          try await put(text)  // want: forgotten-sender "when 'put' has failed, no answer comes"
        } catch {
          print("not asked:", error)
        }
      }
    }
  }

  func answered(_ id: UUID, _ text: String) {
    questions.removeValue(forKey: id)?.resume(returning: text)
  }
}
